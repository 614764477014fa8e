namespace Runware.Wan25;

/// <summary>
/// Represents the state of an operation, reported before it is submitted and after every response of the service about it.
/// </summary>
public sealed class VideoProgress
{
    internal VideoProgress(VideoOperationId operationId) => OperationId = operationId;

    /// <summary>
    /// Gets the id of the operation. The first report carries it before anything is sent: store it to be able to resume the operation.
    /// </summary>
    public VideoOperationId OperationId { get; }

    /// <summary>Gets the latest status.</summary>
    public VideoStatus Status { get; internal init; }

    /// <summary>Gets the number of finished videos.</summary>
    public int Completed { get; internal init; }

    /// <summary>Gets the number of failures reported so far.</summary>
    public int Failed { get; internal init; }

    /// <summary>Gets the number of requested videos.</summary>
    public int Expected { get; internal init; }

    /// <summary>Gets the service's own estimate in percent, averaged over the results.</summary>
    /// <value>0 to 100, or <see langword="null"/> when the service reports none, which is usual for video.</value>
    public int? Percent { get; internal init; }

    /// <summary>Gets the time since this client submitted the operation, or since a resumed wait began.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>Returns the id, the status and the counts.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{OperationId}: {Status}, {Completed} of {Expected} after {Elapsed.TotalSeconds:0} s";
}
