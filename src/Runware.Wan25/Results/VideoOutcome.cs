namespace Runware.Wan25;

/// <summary>
/// Represents the outcome of one of many requests: a result, or the exception that
/// <see cref="IWan25Client.GenerateAsync(VideoRequest, CancellationToken)"/> would have thrown.
/// </summary>
public sealed class VideoOutcome
{
    internal VideoOutcome(int index, VideoRequest request, VideoOperationId? operationId, VideoResult? result, Exception? exception)
    {
        Index = index;
        Request = request;
        OperationId = operationId;
        Result = result;
        Exception = exception;
    }

    /// <summary>Gets the position of the request in the sequence, from 0.</summary>
    public int Index { get; }

    /// <summary>Gets the request.</summary>
    public VideoRequest Request { get; }

    /// <summary>Gets the id of the operation.</summary>
    /// <value><see langword="null"/> where the request got no id.</value>
    public VideoOperationId? OperationId { get; }

    /// <summary>Gets the videos; where only some were made, the failures beside them.</summary>
    /// <value><see langword="null"/> where <see cref="Exception"/> says why there are none.</value>
    public VideoResult? Result { get; }

    /// <summary>Gets the reason why there is no result.</summary>
    public Exception? Exception { get; }

    /// <summary>Returns the position, the id of the operation and its outcome.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{Index}: {Result?.ToString() ?? $"{OperationId} {Exception?.GetType().Name}"}";
}
