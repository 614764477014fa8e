namespace Runware.Wan25.Emulator;

/// <summary>
/// Retries one outgoing call until it succeeds, with delays of 250 ms that double up to 8 s, and up to a quarter of jitter.
/// </summary>
internal sealed class OutgoingCallRetrier(EmulatorState state, HttpMessageInvoker? http)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    public async Task RunAsync(
        OutgoingCallKind kind, Uri target, VideoItem item, Func<HttpContent> content, CancellationToken stopping)
    {
        TimeSpan pause = FirstPause;
        for (int attempt = 1; attempt <= state.Options.OutgoingAttempts; attempt++)
        {
            int? status = await TryAsync(kind, target, content(), stopping).ConfigureAwait(false);
            state.Ledger.Record(new OutgoingCall
            {
                Kind = kind,
                TaskId = item.Task.Id,
                VideoId = item.Failure is null ? item.VideoId : null,
                Target = target,
                Attempt = attempt,
                Status = status,
                At = state.Now,
            });
            if (status is (>= 200 and < 300) || attempt == state.Options.OutgoingAttempts)
            {
                return;
            }

            double jitter = 1 + (DeterministicRandom.Unit(state.Options.Seed, "jitter", item.Task.Record.Number, attempt) / 4);
            await Task.Delay(pause * jitter, state.Options.TimeProvider, stopping).ConfigureAwait(false);
            pause = pause * 2 < MaxPause ? pause * 2 : MaxPause;
        }
    }

    private async Task<int?> TryAsync(OutgoingCallKind kind, Uri target, HttpContent content, CancellationToken stopping)
    {
        if (http is null)
        {
            return null;
        }

        HttpMethod method = kind == OutgoingCallKind.Upload ? HttpMethod.Put : HttpMethod.Post;
        using var request = new HttpRequestMessage(method, target) { Content = content };
        using var timeout = new CancellationTokenSource(ResponseTimeout, state.Options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, either.Token).ConfigureAwait(false);
            return (int)response.StatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || timeout.IsCancellationRequested)
        {
            return null;
        }
    }
}
