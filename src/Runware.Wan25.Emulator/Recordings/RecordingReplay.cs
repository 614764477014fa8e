namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents a service that plays back a recording. It is created by <see cref="RunwareEmulator.Replay"/>, or with a port by
/// <see cref="RunwareEmulator.StartReplayAsync"/>. All of its handlers and its port share one run through the recording.
/// </summary>
/// <remarks>
/// <para>
/// New task ids of a client are mapped to recorded ones: an unknown id is mapped to the first recorded submission with the same parameters
/// that is not mapped yet, or else to the first one that is not. Responses have the client's own ids. Ids that occur in the recording are
/// not mapped.
/// </para>
/// <para>
/// A downloaded video has the length of the recorded one and the structure of its container, but no picture: media are not recorded.
/// </para>
/// </remarks>
public sealed class RecordingReplay : IAsyncDisposable
{
    private readonly ReplaySession _session;
    private readonly ReplayServer? _server;

    internal RecordingReplay(ReplaySession session, Uri origin, ReplayServer? server)
    {
        _session = session;
        _server = server;
        Endpoint = new Uri(origin, EmulatorService.ApiPath);
    }

    /// <summary>
    /// Gets the endpoint for <see cref="Wan25ClientOptions.Endpoint"/>: <c>http://127.0.0.1:&lt;port&gt;/v1</c> if the replay listens on a
    /// port. The handlers accept any host.
    /// </summary>
    public Uri Endpoint { get; }

    /// <summary>Gets the number of recorded exchanges that have not been played back.</summary>
    public int Remaining => _session.Remaining;

    /// <summary>Gets the requests that have no response in the recording: for each, the expected request and the received one.</summary>
    public IReadOnlyList<string> Differences => _session.Differences;

    /// <summary>
    /// Creates a handler that responds from the recording. Where a recorded connection failed, it throws the same kind of exception.
    /// </summary>
    /// <returns>The handler. Any number of handlers can be created; they share one run through the recording.</returns>
    public HttpMessageHandler CreateHandler() => new ReplayHandler(_session);

    /// <summary>Stops listening, if the replay listens on a port.</summary>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
