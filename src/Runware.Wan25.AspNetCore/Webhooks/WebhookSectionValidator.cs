using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>
/// Rejects what the configuration binder accepts: a duration without a unit, which it would read as days, and names that it does not know.
/// </summary>
internal sealed class WebhookSectionValidator(IConfiguration section) : IValidateOptions<Wan25WebhookOptions>
{
    private const double MaxSuggested = 1e6;

    private static readonly string[] Names =
    [
        nameof(Wan25WebhookOptions.PublicBaseUrl), nameof(Wan25WebhookOptions.Secrets), nameof(Wan25WebhookOptions.Lifetime),
        nameof(Wan25WebhookOptions.MaxBodySize),
    ];

    public ValidateOptionsResult Validate(string? name, Wan25WebhookOptions options)
    {
        List<string> problems = [.. section.GetChildren().Select(Check).OfType<string>()];
        return problems.Count == 0 ? ValidateOptionsResult.Skip : ValidateOptionsResult.Fail(problems);
    }

    private static string? Check(IConfigurationSection setting)
    {
        string? problem = !Names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase)
            ? $"is not a setting. The settings here are {string.Join(", ", Names)}."
            : setting.Key.Equals(nameof(Wan25WebhookOptions.Lifetime), StringComparison.OrdinalIgnoreCase)
                && double.TryParse(setting.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? Describe(number)
                : null;
        return problem is null ? null : $"{nameof(Wan25WebhookOptions)}: {setting.Path} {problem}";
    }

    private static string Describe(double number) => Math.Abs(number) < MaxSuggested
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"is the number {number}, which has no unit. Write \"{TimeSpan.FromMinutes(number):c}\" for {number} minutes, "
            + $"or \"{TimeSpan.FromHours(number):c}\" for {number} hours.")
        : "is a number without a unit. Write it as \"[days.]hours:minutes:seconds\", for example \"1.00:00:00\" for one day.";
}
