using System.Globalization;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents one uncertain behaviour of the service: a property of <see cref="RunwareEmulatorOptions"/> that can be read and set as text.
/// </summary>
public sealed class WorldOption
{
    private const string None = "none";

    private readonly Func<RunwareEmulatorOptions, string> _get;
    private readonly Func<RunwareEmulatorOptions, string, bool> _trySet;
    private readonly Action<RunwareEmulatorOptions, RunwareEmulatorOptions> _copy;

    private WorldOption(
        string name,
        string description,
        IReadOnlyList<string> values,
        Func<RunwareEmulatorOptions, string> get,
        Func<RunwareEmulatorOptions, string, bool> trySet,
        Action<RunwareEmulatorOptions, RunwareEmulatorOptions> copy)
    {
        Name = name;
        Description = description;
        Values = values;
        _get = get;
        _trySet = trySet;
        _copy = copy;
    }

    /// <summary>Gets the name of the property of <see cref="RunwareEmulatorOptions"/>.</summary>
    public string Name { get; }

    /// <summary>Gets a short description of what the option controls.</summary>
    public string Description { get; }

    /// <summary>Gets the allowed values. If any time is allowed, these are examples that make a difference, in seconds.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Gets the value of the property as text.</summary>
    /// <param name="options">The options to read.</param>
    /// <returns>The value, in the spelling of <see cref="Values"/>.</returns>
    public string Get(RunwareEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return _get(options);
    }

    /// <summary>Sets the property from text, ignoring case and hyphens: <c>GenericRow</c> or <c>generic-row</c>.</summary>
    /// <param name="options">The options to change.</param>
    /// <param name="value">One of <see cref="Values"/>. If these are times, any number of seconds.</param>
    /// <returns><see langword="true"/> if the value is allowed; otherwise, <see langword="false"/>, and nothing is changed.</returns>
    public bool TrySet(RunwareEmulatorOptions options, string value)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(value);
        return _trySet(options, value);
    }

    internal static WorldOption Of<TValue>(
        string name, string description, Func<RunwareEmulatorOptions, TValue> get, Action<RunwareEmulatorOptions, TValue> set)
        where TValue : struct, Enum => new(
            name,
            description,
            Enum.GetNames<TValue>(),
            options => get(options).ToString(),
            (options, text) =>
            {
                string plain = text.Replace("-", string.Empty, StringComparison.Ordinal);
                string? known = Enum.GetNames<TValue>().FirstOrDefault(value => value.Equals(plain, StringComparison.OrdinalIgnoreCase));
                if (known is not null)
                {
                    set(options, Enum.Parse<TValue>(known));
                }

                return known is not null;
            },
            (from, to) => set(to, get(from)));

    internal static WorldOption Of(
        string name, string description, Func<RunwareEmulatorOptions, bool> get, Action<RunwareEmulatorOptions, bool> set) => new(
        name,
        description,
        ["true", "false"],
        options => get(options) ? "true" : "false",
        (options, text) =>
        {
            bool fits = bool.TryParse(text, out bool value);
            if (fits)
            {
                set(options, value);
            }

            return fits;
        },
        (from, to) => set(to, get(from)));

    /// <summary>Creates an option whose value is a time. If it can be null, that value is called "none".</summary>
    internal static WorldOption Of(
        string name,
        string description,
        string[] values,
        Func<RunwareEmulatorOptions, TimeSpan?> get,
        Action<RunwareEmulatorOptions, TimeSpan?> set) => new(
            name,
            description,
            values,
            options => get(options)?.TotalSeconds.ToString(CultureInfo.InvariantCulture) ?? None,
            (options, text) =>
            {
                TimeSpan? time = Seconds(text);
                bool fits = time is not null || (values.Contains(None) && text.Equals(None, StringComparison.OrdinalIgnoreCase));
                if (fits)
                {
                    set(options, time);
                }

                return fits;
            },
            (from, to) => set(to, get(from)));

    internal void Copy(RunwareEmulatorOptions from, RunwareEmulatorOptions to) => _copy(from, to);

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds)
        && seconds <= TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
