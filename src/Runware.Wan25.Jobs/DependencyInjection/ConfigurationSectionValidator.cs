using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Runware.Wan25.Common;

namespace Runware.Wan25.Jobs.DependencyInjection;

/// <summary>Rejects durations without a unit in the configuration. The configuration binder would read the number as days.</summary>
internal sealed class ConfigurationSectionValidator(IConfiguration section) : IValidateOptions<Wan25JobsOptions>
{
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
        setting.Value is { Length: > 0 } text && DurationParser.ProblemOf(text) is { } problem
            ? $"{nameof(Wan25JobsOptions)}: {setting.Path} cannot be read: {problem}"
            : null;
}
