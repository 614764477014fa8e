using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>
/// Creates instances of the models of this package, for tests of an <see cref="IVideoJobHandler"/> or fakes of <see cref="IVideoJobs"/>.
/// </summary>
public static class Wan25JobsModelFactory
{
    /// <summary>Creates a <see cref="Jobs.VideoJob"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="request">The request, without local bytes.</param>
    /// <param name="state">The state.</param>
    /// <param name="result">The videos.</param>
    /// <param name="failure">The reason why there is no video.</param>
    /// <param name="deliveries">The number of times the handlers were called.</param>
    /// <param name="isAccepted">Whether the service accepted the job.</param>
    /// <returns>The job.</returns>
    public static VideoJob VideoJob(
        string key,
        VideoRequest request,
        VideoJobState state = VideoJobState.Queued,
        VideoResult? result = null,
        VideoJobFailure? failure = null,
        int deliveries = 0,
        bool isAccepted = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(request);
        return new()
        {
            Key = key,
            State = state,
            RequestText = StoredRequest.Write(request),
            OperationId = result?.OperationId ?? new VideoOperationId(request.TaskId ?? Guid.NewGuid(), request.ResultCount),
            Deliveries = deliveries,
            IsAccepted = isAccepted,
            ResultText = StoredResult.Write(result),
            Failure = failure,
        };
    }

    /// <summary>Creates a <see cref="Jobs.VideoJobFailure"/>.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message.</param>
    /// <param name="category">The category.</param>
    /// <returns>The failure.</returns>
    public static VideoJobFailure VideoJobFailure(
        string code, string message, RunwareErrorCategory category = RunwareErrorCategory.Unknown) =>
        new() { Code = code, Message = message, Category = category };

    /// <summary>Creates a <see cref="Jobs.VideoJobPage"/>.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="nextCursor">The cursor of the next page.</param>
    /// <returns>The page.</returns>
    public static VideoJobPage VideoJobPage(IEnumerable<VideoJob> jobs, string? nextCursor = null) =>
        new() { Jobs = [.. jobs], NextCursor = nextCursor };
}
