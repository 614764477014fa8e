using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Runware.Wan25.Common;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>
/// Rejects what the configuration binder accepts: a duration without a unit, which it would read as days, and names that it does not know.
/// </summary>
internal sealed class WebhookSectionValidator(IConfiguration section) : IValidateOptions<Wan25WebhookOptions>
{
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
                && setting.Value is { Length: > 0 } text
                && DurationParser.ProblemOf(text) is { } reason
                ? $"cannot be read: {reason}"
                : null;
        return problem is null ? null : $"{nameof(Wan25WebhookOptions)}: {setting.Path} {problem}";
    }
}
