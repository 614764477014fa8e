using Microsoft.Extensions.Options;
using Runware.Wan25.Options;

namespace Runware.Wan25.DependencyInjection;

/// <summary>Checks the settings of one named client when the host starts, so that a wrong one does not wait for the first request.</summary>
internal sealed class Wan25OptionsValidator(string name) : IValidateOptions<Wan25ClientOptions>
{
    public ValidateOptionsResult Validate(string? optionsName, Wan25ClientOptions options)
    {
        if (optionsName != name)
        {
            return ValidateOptionsResult.Skip;
        }

        var problems = OptionsValidator.Check(options).Select(problem => $"{nameof(Wan25ClientOptions)}{(name.Length == 0 ? "" : $" \"{name}\"")}: {problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
