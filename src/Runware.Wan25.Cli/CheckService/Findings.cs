using System.Globalization;
using System.Reflection;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Collects what was observed. What nobody saw stays unobserved.</summary>
internal sealed class Findings
{
    private const string NotReached = "the check did not get that far";

    private readonly Dictionary<string, (string? Value, string Evidence)> _observed = [];

    /// <summary>Notes the value of an option.</summary>
    public void Observe<TValue>(string option, TValue value, string evidence)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        _observed[option] = (value is bool ? text.ToLowerInvariant() : text, evidence);
    }

    /// <summary>Notes why an option was not observed, unless it was.</summary>
    public void Miss(string option, string reason)
    {
        if (ValueOf(option) is null)
        {
            _observed[option] = (null, reason);
        }
    }

    /// <summary>Takes back what turned out to prove nothing.</summary>
    public void Forget(string option, string reason) => _observed[option] = (null, reason);

    public string? ValueOf(string option) => _observed.GetValueOrDefault(option).Value;

    /// <summary>Determines whether an option was observed with a value.</summary>
    public bool Is<TValue>(string option, TValue value)
        where TValue : struct, Enum => ValueOf(option) == value.ToString();

    public IReadOnlyList<Finding> All() => [.. ServiceWorld.Options.Select(Describe)];

    /// <summary>Sets the options of an emulator to what was observed.</summary>
    public RunwareEmulatorOptions ApplyTo(RunwareEmulatorOptions options)
    {
        foreach (WorldOption option in ServiceWorld.Options)
        {
            if (ValueOf(option.Name) is { } value)
            {
                option.TrySet(options, value);
            }
        }

        return options;
    }

    private Finding Describe(WorldOption option)
    {
        (string? value, string? evidence) = _observed.GetValueOrDefault(option.Name);
        return new Finding(
            option.Name, option.Description, value, evidence ?? NotReached, option.Get(new RunwareEmulatorOptions()))
        {
            CommandLine = value is null ? null : $"--{Hyphenated(option.Name)} {Hyphenated(value)}",
            CSharp = value is null ? null : $"{option.Name} = {Literal(option.Name, value)}",
        };
    }

    private static string Literal(string option, string value)
    {
        Type type = typeof(RunwareEmulatorOptions).GetProperty(option, BindingFlags.Public | BindingFlags.Instance)!.PropertyType;
        return type == typeof(bool) ? value
            : type.IsEnum ? $"{type.Name}.{value}"
            : value == "none" ? "null"
            : $"TimeSpan.FromSeconds({value})";
    }

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((letter, place) => char.IsAsciiLetterUpper(letter) && place > 0 ? $"-{letter}" : $"{letter}"))
            .ToLowerInvariant();
}
