namespace Runware.Wan25.Emulator;

/// <summary>
/// A service that responds as a recording did. Made by <see cref="RunwareEmulator.Replay"/>; all its handlers share one run through the
/// recording.
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
public sealed class RecordingReplay
{
    private readonly ReplaySession _session;

    internal RecordingReplay(ReplaySession session, Uri endpoint)
    {
        _session = session;
        Endpoint = endpoint;
    }

    /// <summary>Gets an endpoint for <see cref="Wan25ClientOptions.Endpoint"/>; the handlers respond under any host.</summary>
    public Uri Endpoint { get; }

    /// <summary>Gets how many recorded exchanges have not been played back.</summary>
    public int Remaining => _session.Remaining;

    /// <summary>Gets what was requested and is not in the recording: for each request, what was expected and what came.</summary>
    public IReadOnlyList<string> Differences => _session.Differences;

    /// <summary>Creates a handler that responds from the recording. It throws where the connection failed.</summary>
    public HttpMessageHandler CreateHandler() => new ReplayHandler(_session);
}
