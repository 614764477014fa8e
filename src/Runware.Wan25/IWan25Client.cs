namespace Runware.Wan25;

/// <summary>
/// Generates videos with Wan2.5-Preview. Implementations are thread-safe and meant to live as long as the application.
/// </summary>
/// <remarks>
/// The interface exists to be faked in tests (see <see cref="Wan25ModelFactory"/>). It may grow in any version: do not implement it for
/// other purposes.
/// </remarks>
public interface IWan25Client
{
    /// <summary>
    /// Submits a request and waits for its videos. Combines <see cref="SubmitAsync"/> and
    /// <see cref="VideoOperation.WaitForCompletionAsync(IProgress{VideoProgress}?, CancellationToken)"/>. Each call generates and pays for
    /// new videos, unless the request has a task id of its own.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="progress">
    /// Receives a report before anything is sent (with the operation's id), and one after each response about the operation.
    /// <see cref="Progress{T}"/> posts reports to the thread pool and may reorder them; implement the interface to receive them in order.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait, not the task: what the service has accepted continues and is charged.</param>
    /// <returns>The videos; where only some were generated, the failures beside them.</returns>
    /// <exception cref="RunwareApiException">The service refused the request or the API key, or asks to wait.</exception>
    /// <exception cref="RunwareConnectionException">
    /// The service was not reachable. <see cref="RunwareException.SubmissionState"/> indicates whether a task may be running.
    /// </exception>
    /// <exception cref="VideoGenerationFailedException">No video was generated.</exception>
    /// <exception cref="SpendingLimitException">The request would exceed a limit of <see cref="Wan25ClientOptions.Spending"/>.</exception>
    /// <exception cref="VideoGenerationTimeoutException"><see cref="Wan25ClientOptions.CompletionTimeout"/> has elapsed.</exception>
    /// <exception cref="VideoRequestValidationException">
    /// A local file has changed and is no longer valid, or <see cref="Wan25ClientOptions.WebhookUrlFactory"/> returned a URL that is not
    /// valid.
    /// </exception>
    /// <exception cref="VideoWaitCanceledException">
    /// <paramref name="cancellationToken"/> was canceled after the operation had received its id.
    /// </exception>
    /// <example>
    /// <code>
    /// VideoRequest request = VideoRequest.FromText("A lighthouse in a storm, slow dolly-in")
    ///     .WithSize(VideoSize.Landscape720p)
    ///     .WithDuration(VideoDuration.FiveSeconds)
    ///     .Build();
    /// VideoResult result = await client.GenerateAsync(request, cancellationToken);
    /// Console.WriteLine($"{result.Videos[0].Url} cost {result.TotalCost} USD");
    /// </code>
    /// </example>
    Task<VideoResult> GenerateAsync(
        VideoRequest request, IProgress<VideoProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="GenerateAsync(VideoRequest, IProgress{VideoProgress}?, CancellationToken)"/>
    Task<VideoResult> GenerateAsync(VideoRequest request, CancellationToken cancellationToken) =>
        GenerateAsync(request, null, cancellationToken);

    /// <summary>
    /// Generates videos for many requests, never more at once than the service accepts, and returns the outcome of each as it ends. A
    /// failure concerns its own request only and is never thrown here.
    /// </summary>
    /// <param name="requests">
    /// The requests. The sequence is enumerated on another thread and lazily: the next request is taken when there is capacity for it, so
    /// that it may be as long as a file. Where it throws, no more are submitted, and its exception is thrown after the outcomes of those
    /// that run.
    /// </param>
    /// <param name="progress">Receives reports of all operations; <see cref="VideoProgress.OperationId"/> identifies them.</param>
    /// <param name="cancellationToken">
    /// Cancels the submissions and the waits, not the tasks. The outcomes of the requests that were begun follow, with a
    /// <see cref="VideoWaitCanceledException"/> that has their ids; then the enumeration ends with an
    /// <see cref="OperationCanceledException"/>.
    /// </param>
    /// <returns>One outcome for each request that was taken, in the order in which they end.</returns>
    /// <remarks>
    /// <see cref="Wan25ClientOptions.CompletionTimeout"/> counts for each request from its admission, so that waiting for capacity does not
    /// use it up. Leaving the loop early ends the submissions and the waits; the tasks continue and are charged. Requests with keys of
    /// their own (<see cref="VideoRequestBuilder.WithIdempotencyKey"/>) make a batch resumable: run again, it joins what was submitted
    /// before instead of paying again. A loop that takes longer for its outcomes than the service for the videos holds back further
    /// requests.
    /// </remarks>
    /// <example>
    /// <code>
    /// await foreach (VideoOutcome outcome in client.GenerateAllAsync(
    ///     prompts.Select(prompt => VideoRequest.FromText(prompt).WithIdempotencyKey("catalogue", prompt).Build())))
    /// {
    ///     string text = outcome.Result is { } result ? $"{result.Videos[0].Url}" : outcome.Exception!.Message;
    ///     Console.WriteLine($"{outcome.Index}: {text}");
    /// }
    /// </code>
    /// </example>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was canceled, or the client was disposed.
    /// </exception>
    IAsyncEnumerable<VideoOutcome> GenerateAllAsync(
        IEnumerable<VideoRequest> requests, IProgress<VideoProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Submits a request and returns as soon as the service has accepted it. A request with a task id of its own
    /// (<see cref="VideoRequestBuilder.WithTaskId"/>, <see cref="VideoRequestBuilder.WithIdempotencyKey"/>) joins the task of that id if
    /// there is one, instead of paying again.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">
    /// Cancels the submission. Once the first byte has been sent, the service may have accepted it: the exception carries the id.
    /// </param>
    /// <returns>The running operation.</returns>
    /// <exception cref="RunwareApiException">The service refused the request or the API key, or asks to wait.</exception>
    /// <exception cref="RunwareConnectionException">
    /// The service was not reachable. <see cref="RunwareException.SubmissionState"/> indicates whether a task may be running.
    /// </exception>
    /// <exception cref="SpendingLimitException">The request would exceed a limit of <see cref="Wan25ClientOptions.Spending"/>.</exception>
    /// <exception cref="VideoGenerationTimeoutException"><see cref="Wan25ClientOptions.CompletionTimeout"/> has elapsed.</exception>
    /// <exception cref="VideoRequestValidationException">
    /// A local file has changed and is no longer valid, or <see cref="Wan25ClientOptions.WebhookUrlFactory"/> returned a URL that is not
    /// valid.
    /// </exception>
    /// <exception cref="VideoWaitCanceledException">
    /// <paramref name="cancellationToken"/> was canceled after the operation had received its id.
    /// </exception>
    /// <example>
    /// <code>
    /// VideoOperation operation = await client.SubmitAsync(request, cancellationToken);
    /// await File.WriteAllTextAsync("operation.txt", operation.Id.ToString(), cancellationToken);
    /// VideoResult result = await operation.WaitForCompletionAsync(cancellationToken);
    /// </code>
    /// </example>
    Task<VideoOperation> SubmitAsync(VideoRequest request, CancellationToken cancellationToken = default);

    /// <summary>Gets a handle to an operation that was submitted earlier, by any process. Nothing is sent.</summary>
    /// <param name="id">The id, for example parsed from storage.</param>
    /// <returns>The operation, about which nothing is known yet.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is not the id of an operation.</exception>
    /// <example>
    /// <code>
    /// string saved = await File.ReadAllTextAsync("operation.txt", cancellationToken);
    /// VideoOperation operation = client.GetOperation(VideoOperationId.Parse(saved));
    /// VideoResult result = await operation.WaitForCompletionAsync(cancellationToken);
    /// </code>
    /// </example>
    VideoOperation GetOperation(VideoOperationId id);

    /// <summary>
    /// Gets a handle to an operation whose request is known, so that the service's messages about it can be redacted. Nothing is sent.
    /// </summary>
    /// <param name="id">The id.</param>
    /// <param name="request">
    /// The request that was submitted under the id. Its prompts are removed from the service's messages in exceptions and failures.
    /// </param>
    /// <returns>The operation, about which nothing is known yet.</returns>
    /// <exception cref="ArgumentException"><paramref name="id"/> is not the id of an operation.</exception>
    VideoOperation GetOperation(VideoOperationId id, VideoRequest request) => GetOperation(id);

    /// <summary>
    /// Downloads a video to a file. The file appears under its name only when it is complete, checked and on disk; until then an existing
    /// file stays.
    /// </summary>
    /// <param name="video">The video.</param>
    /// <param name="path">The file to write. Its folder must exist.</param>
    /// <param name="progress">Receives reports as bytes arrive. An exception that it throws is logged and ends nothing.</param>
    /// <param name="cancellationToken">Cancels the download and leaves no partial file.</param>
    /// <returns>A task that completes when the file exists.</returns>
    /// <remarks>
    /// <para>
    /// A broken connection is resumed. A URL that the host refuses (it has expired, or the file is not there yet) is looked up again before
    /// the next attempt. A file whose container shows that it is incomplete is not accepted. <see cref="Wan25ClientOptions.Downloads"/>
    /// holds the limits, <see cref="Wan25ClientOptions.Retry"/> the attempts.
    /// </para>
    /// <para>
    /// A symbolic link is followed: its target is replaced, and the link stays. The new file takes the mode of the file it replaces and,
    /// where the process may set it, the owner. What is not a regular file (a folder, a device, a pipe, a socket) is never replaced;
    /// devices, pipes and sockets are recognized on Linux. Files that a killed process left beside the target (<c>.name.id.part</c>) are
    /// removed by the next download to it.
    /// </para>
    /// </remarks>
    /// <exception cref="DownloadException">The file could not be fetched, checked or written.</exception>
    /// <exception cref="VideoWaitCanceledException">
    /// <paramref name="cancellationToken"/> was canceled, or the client was disposed.
    /// </exception>
    /// <example>
    /// <code>
    /// foreach (GeneratedVideo video in result.Videos)
    /// {
    ///     await client.DownloadAsync(video, $"{video.VideoId}.mp4", cancellationToken);
    /// }
    /// </code>
    /// </example>
    Task DownloadAsync(
        GeneratedVideo video, string path, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DownloadAsync(GeneratedVideo, string, IProgress{DownloadProgress}?, CancellationToken)"/>
    Task DownloadAsync(GeneratedVideo video, string path, CancellationToken cancellationToken) =>
        DownloadAsync(video, path, null, cancellationToken);

    /// <summary>Downloads a video into a stream, from the stream's current position on. The stream is not closed.</summary>
    /// <param name="video">The video.</param>
    /// <param name="destination">
    /// The stream to write to. If it can seek, a download that has to start again returns to where it began.
    /// </param>
    /// <param name="progress">Receives reports as bytes arrive. An exception that it throws is logged and ends nothing.</param>
    /// <param name="cancellationToken">Cancels the download. Bytes that were written stay written.</param>
    /// <returns>A task that completes when the last byte is written and the video is checked.</returns>
    /// <remarks>
    /// The checks are those of a download to a file, made while the bytes pass. Whether a video is complete shows only at its end: when
    /// this method throws, the stream may hold bytes of an incomplete video.
    /// </remarks>
    /// <exception cref="DownloadException">The file could not be fetched, checked or written.</exception>
    /// <exception cref="VideoWaitCanceledException">
    /// <paramref name="cancellationToken"/> was canceled, or the client was disposed.
    /// </exception>
    Task DownloadAsync(
        GeneratedVideo video,
        Stream destination,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellationToken = default);

    /// <inheritdoc cref="DownloadAsync(GeneratedVideo, Stream, IProgress{DownloadProgress}?, CancellationToken)"/>
    Task DownloadAsync(GeneratedVideo video, Stream destination, CancellationToken cancellationToken) =>
        DownloadAsync(video, destination, null, cancellationToken);

    /// <summary>Uploads an image to the service's media storage, for use in many requests.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The reference to use with <see cref="ImageInput.FromMedia"/>.</returns>
    /// <exception cref="VideoRequestValidationException">The image cannot be read, or its format is not recognized.</exception>
    /// <exception cref="RunwareApiException">The service refused the image or the API key, or asks to wait.</exception>
    /// <exception cref="RunwareConnectionException">The service could not be reached or understood.</exception>
    Task<MediaReference> UploadAsync(ImageInput image, CancellationToken cancellationToken = default);

    /// <summary>
    /// Uploads an audio track to the service's media storage. This is how a local file is used as <c>inputs.audio</c>.
    /// </summary>
    /// <param name="audio">The audio track.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <returns>The reference to use with <see cref="AudioInput.FromMedia"/>.</returns>
    /// <exception cref="VideoRequestValidationException">The audio cannot be read, or its format is not recognized.</exception>
    /// <exception cref="RunwareApiException">The service refused the audio or the API key, or asks to wait.</exception>
    /// <exception cref="RunwareConnectionException">The service could not be reached or understood.</exception>
    Task<MediaReference> UploadAsync(AudioSource audio, CancellationToken cancellationToken = default);

    /// <summary>Gets the balance of the account.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The balance.</returns>
    /// <exception cref="RunwareApiException">The service refused the request or the API key, or asks to wait.</exception>
    /// <exception cref="RunwareConnectionException">The service could not be reached or understood.</exception>
    Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken = default);

    /// <summary>Verifies that the endpoint responds and accepts the API key. The request is free.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task that completes when the service has responded.</returns>
    /// <exception cref="RunwareApiException">The service refused the request, for example because of the API key.</exception>
    /// <exception cref="RunwareConnectionException">The service could not be reached or understood.</exception>
    Task PingAsync(CancellationToken cancellationToken = default);
}
