namespace Runware.Wan25;

/// <summary>Where an operation stands, reported before it is sent and after every answer of the service about it.</summary>
public sealed class VideoProgress
{
    internal VideoProgress(VideoOperationId operationId) => OperationId = operationId;

    /// <summary>The operation. It is known from the first report on, which comes before anything is sent: store it to be able to resume.</summary>
    public VideoOperationId OperationId { get; }

    /// <summary>The last status seen.</summary>
    public VideoStatus Status { get; internal init; }

    /// <summary>How many videos are finished.</summary>
    public int Completed { get; internal init; }

    /// <summary>How many failures are reported so far.</summary>
    public int Failed { get; internal init; }

    /// <summary>How many videos were asked for.</summary>
    public int Expected { get; internal init; }

    /// <summary>The service's own estimate, 0 to 100, averaged over the results; <see langword="null"/> where it gives none, which is usual for video.</summary>
    public int? Percent { get; internal init; }

    /// <summary>The time since the operation was submitted by this client, or since the resumed wait began.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>The operation, its status and the counts.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"{OperationId}: {Status}, {Completed} of {Expected} after {Elapsed.TotalSeconds:0} s";
}
