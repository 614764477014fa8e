using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Rejects a duration without a unit in the configuration. The configuration binder would read the number as days.</summary>
internal sealed class WebhookSectionValidator(IConfiguration section) : IValidateOptions<Wan25WebhookOptions>
{
    private const double MaxSuggested = 1e6;

    public ValidateOptionsResult Validate(string? name, Wan25WebhookOptions options)
    {
        IConfigurationSection lifetime = section.GetSection(nameof(Wan25WebhookOptions.Lifetime));
        return double.TryParse(lifetime.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? ValidateOptionsResult.Fail($"{nameof(Wan25WebhookOptions)}: {lifetime.Path} {Describe(number)}")
            : ValidateOptionsResult.Skip;
    }

    private static string Describe(double number) => Math.Abs(number) < MaxSuggested
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"is the number {number}, which has no unit. Write \"{TimeSpan.FromHours(number):c}\" for {number} hours.")
        : "is a number without a unit. Write it as \"[days.]hours:minutes:seconds\", for example \"1.00:00:00\" for one day.";
}
