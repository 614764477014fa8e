using Microsoft.Extensions.Options;

namespace Runware.Wan25.DependencyInjection;

/// <summary>
/// Creates the settings of registered clients. What is wrong with them is one message, and not lost in the stack trace that a host which
/// cannot start prints twice: where the container read a setting helps nobody to correct it.
/// </summary>
internal sealed class ClientOptionsFactory(
    IEnumerable<IConfigureOptions<Wan25ClientOptions>> setups,
    IEnumerable<IPostConfigureOptions<Wan25ClientOptions>> postConfigures,
    IEnumerable<IValidateOptions<Wan25ClientOptions>> validations) : IOptionsFactory<Wan25ClientOptions>
{
    private readonly OptionsFactory<Wan25ClientOptions> _inner = new(setups, postConfigures, validations);

    public Wan25ClientOptions Create(string name)
    {
        try
        {
            return _inner.Create(name);
        }
        catch (OptionsValidationException exception)
        {
            throw new InvalidSettingsException(exception);
        }
    }

    private sealed class InvalidSettingsException(OptionsValidationException exception)
        : OptionsValidationException(exception.OptionsName, exception.OptionsType, exception.Failures)
    {
        public override string Message => string.Join(Environment.NewLine, Failures);

        public override string ToString() => $"{nameof(OptionsValidationException)}: {Message}";
    }
}
