using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.Jobs.DependencyInjection;

/// <summary>Rejects durations without a unit in the configuration. The configuration binder would read the number as days.</summary>
internal sealed class ConfigurationSectionValidator(IConfiguration section) : IValidateOptions<Wan25JobsOptions>
{
    private const double MaxSuggested = 1e6;

    private static readonly string[] Durations =
    [
        .. typeof(Wan25JobsOptions).GetProperties()
            .Where(property => property.PropertyType == typeof(TimeSpan) || property.PropertyType == typeof(TimeSpan?))
            .Select(property => property.Name),
    ];

    public ValidateOptionsResult Validate(string? name, Wan25JobsOptions options)
    {
        List<string> problems = [.. Durations.Select(setting => Check(section.GetSection(setting))).OfType<string>()];
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static string? Check(IConfigurationSection setting) =>
        double.TryParse(setting.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? $"{nameof(Wan25JobsOptions)}: {setting.Path} {Describe(number)}"
            : null;

    private static string Describe(double number) => Math.Abs(number) < MaxSuggested
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"is the number {number}, which has no unit. Write \"{TimeSpan.FromSeconds(number):c}\" for {number} seconds.")
        : "is a number without a unit. Write it as \"[days.]hours:minutes:seconds\", for example \"00:00:30\" for 30 seconds.";
}
