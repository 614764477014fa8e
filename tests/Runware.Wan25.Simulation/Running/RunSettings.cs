using Runware.Wan25.Simulation.Plants;

namespace Runware.Wan25.Simulation.Running;

/// <summary>
/// What is the same for every world of a run, whatever its seed: a planted mistake, and choices of the service that are not drawn.
/// </summary>
internal sealed record RunSettings
{
    private const string PlantName = "--plant";
    private const string ServiceName = "--service";

    public static RunSettings Default { get; } = new();

    /// <summary>The settings of this process; a world's own process is given them by the one that starts it.</summary>
    public static RunSettings Current { get; private set; } = Default;

    public PlantedBug Plant { get; init; }

    /// <summary>Choices such as <c>UnknownTask=EmptyData</c>, which the draw does not change.</summary>
    public IReadOnlyList<(string Option, string Value)> Service { get; init; } = [];

    public IReadOnlyList<string> Arguments =>
    [
        .. Plant == PlantedBug.None ? [] : (string[])[PlantName, Plant.ToString()],
        .. Service.Count == 0 ? [] : (string[])[ServiceName, string.Join(',', Service.Select(choice => $"{choice.Option}={choice.Value}"))],
    ];

    public static RunSettings Of(IReadOnlyList<string> arguments) => new()
    {
        Plant = After(arguments, PlantName) is { } plant ? Enum.Parse<PlantedBug>(plant, ignoreCase: true) : PlantedBug.None,
        Service = After(arguments, ServiceName) is { } service ? [.. service.Split(',').Select(Choice)] : [],
    };

    public static void Use(IReadOnlyList<string> arguments) => Use(Of(arguments));

    public static void Use(RunSettings settings) => Current = settings;

    private static (string Option, string Value) Choice(string text) =>
        text.Split('=') is [var option, var value] ? (option, value) : throw new ArgumentException(
            $"'{text}' is no choice: write Option=Value.");

    private static string? After(IReadOnlyList<string> arguments, string name) =>
        arguments.ToList().IndexOf(name) is var at and >= 0 && at + 1 < arguments.Count ? arguments[at + 1] : null;
}
