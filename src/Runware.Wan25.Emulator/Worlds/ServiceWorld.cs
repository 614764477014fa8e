namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents one choice for each uncertain behaviour of the service, as a value that can be stored, applied and printed.
/// </summary>
/// <example>
/// <code>
/// var options = ServiceWorld.Documented.ApplyTo(new RunwareEmulatorOptions { TimeProvider = clock });
/// </code>
/// </example>
public sealed class ServiceWorld
{
    private readonly RunwareEmulatorOptions _choices = new();

    /// <summary>Initializes a world with the defaults, the most likely behaviours.</summary>
    public ServiceWorld()
    {
    }

    /// <summary>Initializes a world with the choices of some options.</summary>
    /// <param name="options">The options to copy from. Only the uncertain behaviours are copied.</param>
    public ServiceWorld(RunwareEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Copy(options, _choices);
    }

    /// <summary>Gets the world that Runware's documentation describes or suggests. It differs from what clients observed.</summary>
    public static ServiceWorld Documented { get; } = new(new RunwareEmulatorOptions
    {
        UnknownTask = UnknownTaskResponse.EmptyData,
        RunningRow = RunningRowTaskType.VideoInference,
        Rows = RowVisibility.All,
        ArchivedTask = ArchivedTaskResponse.Kept,
        FailedPoll = FailedPollStatus.Ok,
        Acknowledgement = AcknowledgementShape.Bare,
        TaskIdUniqueness = TaskIdUniqueness.Forever,
        CapacityRefusal = CapacityRefusal.TooManyRequests,
        ArchivedFailure = ArchivedFailureShape.Flat,
        ArchiveKeepsRefusals = false,
        ArchiveKeepsLastResponse = true,
        UnknownDetails = UnknownDetailsResponse.EmptyData,
    });

    /// <summary>Gets every uncertain behaviour, each with its name and its values.</summary>
    public static IReadOnlyList<WorldOption> Options => UncertainBehaviors.All;

    /// <summary>Copies the choices to some options, and leaves their other properties unchanged.</summary>
    /// <param name="options">The options to change.</param>
    /// <returns>The same <paramref name="options"/>.</returns>
    public RunwareEmulatorOptions ApplyTo(RunwareEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Copy(_choices, options);
        return options;
    }

    /// <summary>
    /// Returns the choices that differ from the defaults, such as <c>UnknownTask=EmptyData, Conflict=HttpConflict</c>, or <c>defaults</c>.
    /// </summary>
    public override string ToString()
    {
        var defaults = new RunwareEmulatorOptions();
        string[] differences = [.. Options
            .Where(option => option.Get(_choices) != option.Get(defaults))
            .Select(option => $"{option.Name}={option.Get(_choices)}")];
        return differences.Length == 0 ? "defaults" : string.Join(", ", differences);
    }

    private static void Copy(RunwareEmulatorOptions from, RunwareEmulatorOptions to)
    {
        foreach (WorldOption option in Options)
        {
            option.Copy(from, to);
        }
    }
}
