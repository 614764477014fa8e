using System.Globalization;
using System.Reflection;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// Collects the observations. An option stays unobserved if it was not seen, if no value fits, or if it was seen in two ways.
/// </summary>
internal sealed class Findings
{
    private const string NotReached = "the check did not get that far";

    private readonly Dictionary<string, (string? Value, string Evidence)> _observed = [];
    private readonly HashSet<string> _fittingNone = [];

    /// <summary>Records the value of an option. A different value than before is a permanent contradiction.</summary>
    public void Observe<TValue>(string option, TValue value, string evidence)
    {
        string text = TextOf(value);
        (string? before, string? earlier) = _observed.GetValueOrDefault(option);
        if (before is not null && before != text)
        {
            Contradict(option, $"{before} ({earlier}) and {text} ({evidence})");
        }
        else if (!_fittingNone.Contains(option))
        {
            _observed[option] = (text, evidence);
        }
    }

    /// <summary>
    /// Records the value of an option, or that no value fits the response. Either contradicts a different value recorded before.
    /// </summary>
    public void ObserveOrFitsNone<TValue>(string option, TValue? value, string evidence)
        where TValue : struct
    {
        if (value is { } known)
        {
            Observe(option, known, evidence);
        }
        else
        {
            FitsNone(option, evidence);
        }
    }

    /// <summary>Records the value of an option, or that no value fits the response, in place of what was recorded before.</summary>
    public void Conclude<TValue>(string option, TValue? value, string evidence)
        where TValue : struct
    {
        _fittingNone.Remove(option);
        _observed[option] = (value is { } known ? TextOf(known) : null, evidence);
        if (value is null)
        {
            FitsNone(option, evidence);
        }
    }

    /// <summary>Records that the service did not always behave in the same way.</summary>
    public void Contradict(string option, string evidence)
    {
        _fittingNone.Add(option);
        _observed[option] = (null, $"no option fits, the behaviour varies: {evidence}");
    }

    /// <summary>Records why an option was not observed, unless it was.</summary>
    public void Miss(string option, string reason)
    {
        if (ValueOf(option) is null && !_fittingNone.Contains(option))
        {
            _observed[option] = (null, reason);
        }
    }

    /// <summary>Records that no value fits the response. This contradicts a value recorded before.</summary>
    public void FitsNone(string option, string evidence)
    {
        if (ValueOf(option) is { } before)
        {
            Contradict(option, $"{before} and {evidence}");
        }
        else if (_fittingNone.Add(option))
        {
            _observed[option] = (null, $"no option fits: {evidence}");
        }
    }

    /// <summary>Discards an observation that proved nothing.</summary>
    public void Forget(string option, string reason) => _observed[option] = (null, reason);

    public string? ValueOf(string option) => _observed.GetValueOrDefault(option).Value;

    /// <summary>Determines whether an option was observed with a value.</summary>
    public bool Is<TValue>(string option, TValue value)
        where TValue : struct, Enum => ValueOf(option) == value.ToString();

    public IReadOnlyList<Finding> All() => [.. ServiceWorld.Options.Select(Describe)];

    /// <summary>Sets the options of an emulator to the observed values.</summary>
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

    private static string TextOf<TValue>(TValue value)
    {
        string text = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return value is bool ? text.ToLowerInvariant() : text;
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
