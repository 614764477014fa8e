using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Explain;

/// <summary>
/// Sends to a replay, and stops the client when the recording has no further responses. It is not a <see cref="DelegatingHandler"/>, so
/// that the client still knows that each request is sent once.
/// </summary>
internal sealed class EndOfRecordingHandler(RecordingReplay replay, TimeProvider clock, CancellationTokenSource end) : HttpMessageHandler
{
    // Some conclusions of the client need equal responses for some time.
    private static readonly TimeSpan Afterwards = TimeSpan.FromMinutes(2);

    private readonly HttpMessageInvoker _replay = new(replay.CreateHandler());
    private DateTimeOffset? _lastAt;

    /// <summary>Gets whether the recording ended before the operation did.</summary>
    public bool HasEnded { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (replay.Remaining == 0)
        {
            _lastAt ??= clock.GetUtcNow();
        }

        if (clock.GetUtcNow() - _lastAt > Afterwards)
        {
            await EndAsync().ConfigureAwait(false);
        }

        try
        {
            return await _replay.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ReplayMismatchException)
        {
            await EndAsync().ConfigureAwait(false);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _replay.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task EndAsync()
    {
        HasEnded = true;
        return end.CancelAsync();
    }
}
