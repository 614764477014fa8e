namespace Runware.Wan25.Emulator;

/// <summary>
/// A service that responds as a recording did. Made by <see cref="RunwareEmulator.Replay"/>, or by
/// <see cref="RunwareEmulator.StartReplayAsync"/> with a port; all its handlers and its port share one run through the recording.
/// </summary>
/// <remarks>
/// <para>
/// Task ids that a client makes afresh stand for recorded ones: an unknown id gets the first recorded submission with the same parameters
/// that has no other id yet, or else the first one at all. Responses name the client's own ids. Ids that occur in the recording stand for
/// themselves.
/// </para>
/// <para>
/// A downloaded video is as long as it was and has the structure of its container, but no picture: media are not recorded.
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
    /// Gets an endpoint for <see cref="Wan25ClientOptions.Endpoint"/>: <c>http://127.0.0.1:&lt;port&gt;/v1</c> where a port is listened on.
    /// The handlers respond under any host.
    /// </summary>
    public Uri Endpoint { get; }

    /// <summary>Gets how many recorded exchanges have not been played back.</summary>
    public int Remaining => _session.Remaining;

    /// <summary>Gets what was requested and is not in the recording: for each request, what was expected and what came.</summary>
    public IReadOnlyList<string> Differences => _session.Differences;

    /// <summary>Creates a handler that responds from the recording. It throws where the connection failed.</summary>
    public HttpMessageHandler CreateHandler() => new ReplayHandler(_session);

    /// <summary>Stops listening, where a port is listened on.</summary>
    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
