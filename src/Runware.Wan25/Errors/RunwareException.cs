namespace Runware.Wan25;

/// <summary>The base class of the exceptions that a client throws about a request, the service or a video.</summary>
/// <remarks>
/// A cancellation throws <see cref="VideoWaitCanceledException"/> instead, which is an <see cref="OperationCanceledException"/>.
/// </remarks>
/// <example>
/// <code>
/// try
/// {
///     VideoResult result = await client.GenerateAsync(request, cancellationToken);
/// }
/// catch (VideoGenerationFailedException exception)
/// {
///     Console.WriteLine($"No video was generated: {exception.Failures[0]}");
/// }
/// catch (RunwareException exception) when (exception.SubmissionState is SubmissionState.NotSent or SubmissionState.Refused)
/// {
///     Console.WriteLine($"Nothing was charged: {exception.Message}");
/// }
/// catch (RunwareException exception) when (exception.OperationId is { } id)
/// {
///     // The task may be running, and charged: resume it instead of submitting a new one.
///     VideoResult result = await client.GetOperation(id).WaitForCompletionAsync(cancellationToken);
/// }
/// </code>
/// </example>
public abstract class RunwareException : Exception
{
    private protected RunwareException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Gets the id of the operation. With it the videos stay reachable through
    /// <see cref="IWan25Client.GetOperation(VideoOperationId)"/>, in this process or another.
    /// </summary>
    /// <value>The id; never <see langword="null"/> once a submission has received one.</value>
    public VideoOperationId? OperationId { get; internal init; }

    /// <summary>Gets whether the service has, may have, or has not accepted the submission.</summary>
    /// <value>The state, or <see langword="null"/> where nothing is submitted, as with an upload. It is
    /// <see cref="SubmissionState.Accepted"/> for a download, whose video was made.</value>
    public SubmissionState? SubmissionState { get; internal init; }
}
