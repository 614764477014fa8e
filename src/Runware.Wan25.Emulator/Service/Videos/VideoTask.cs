using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>An accepted videoInference task. Everything about it is decided at acceptance; afterwards only time passes.</summary>
internal sealed class VideoTask : IResponseRow
{
    private int _polls;
    private int _interim;

    public VideoTask(
        LedgerTask record,
        VideoTaskParameters parameters,
        DateTimeOffset acceptedAt,
        GenerationFaultPlan? faults,
        RunwareEmulatorOptions options)
    {
        Options = options;
        Record = record;
        Parameters = parameters;
        AcceptedAt = acceptedAt;
        Faults = faults;
    }

    public RunwareEmulatorOptions Options { get; }

    public LedgerTask Record { get; }

    public Guid Id => Record.TaskId;

    public VideoTaskParameters Parameters { get; }

    public DateTimeOffset AcceptedAt { get; }

    public GenerationFaultPlan? Faults { get; }

    public VideoItem[] Items { get; private set; } = [];

    /// <summary>When the last result finishes; null if never.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Sets the results, which refer to the task and are therefore created after it.</summary>
    public void Complete(VideoItem[] items)
    {
        Items = items;
        FinishedAt = items.Any(item => item.FinishesAt is null) ? null : items.Max(item => item.FinishesAt);
    }

    public int CountPoll() => Interlocked.Increment(ref _polls);

    /// <summary>Counts the polls for which a rule may define a response in place of the task's state.</summary>
    public int CountInterim() => Interlocked.Increment(ref _interim);

    public bool IsArchived(DateTimeOffset now) => FinishedAt is { } end && now - end > Options.LiveRetention;

    public bool HasSucceeded(DateTimeOffset now) => !IsRunning(now) && Array.TrueForAll(Items, item => item.Failure is null);

    public bool IsRunning(DateTimeOffset now) => FinishedAt is not { } end || end > now;

    /// <summary>Writes the acknowledgement: one item, regardless of the number of results.</summary>
    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteStartObject();
        writer.WriteString("taskType"u8, "videoInference"u8);
        writer.WriteString("taskUUID"u8, Id);
        if (Options.Acknowledgement != AcknowledgementShape.Bare)
        {
            writer.WriteString("status"u8, "processing"u8);
        }

        writer.WriteEndObject();
    }
}
