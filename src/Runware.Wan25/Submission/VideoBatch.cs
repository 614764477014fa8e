using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Runware.Wan25.Submission;

/// <summary>
/// Generates videos for a sequence of requests. A request is taken from the sequence when those before it were admitted, but for a few, so
/// that memory holds what runs and little more.
/// </summary>
internal sealed class VideoBatch(
    IEnumerable<VideoRequest> requests,
    Func<VideoBatchEntry, CancellationToken, CancellationToken, Task<VideoOutcome>> generate,
    CancellationToken closing) : IDisposable
{
    // The next one is ready when there is capacity.
    private const int MaxNotAdmitted = 2;

    // A reader that is slower than the service stops the admission of more.
    private const int MaxUnread = 64;

    private readonly Channel<VideoOutcome> _outcomes = Channel.CreateBounded<VideoOutcome>(
        new BoundedChannelOptions(MaxUnread) { SingleReader = true });
    private readonly SemaphoreSlim _notAdmitted = new(MaxNotAdmitted);
    private int _running = 1;

    /// <summary>Runs a batch.</summary>
    /// <param name="requests">The sequence. It is enumerated by one thread at a time.</param>
    /// <param name="generate">Makes the outcome of one request; it never throws. The first token stops it; the second is the
    /// caller's.</param>
    /// <param name="closing">Canceled when the client is disposed.</param>
    /// <param name="cancellationToken">The caller's. When it is canceled, what was begun still has its outcome.</param>
    public static async IAsyncEnumerable<VideoOutcome> RunAsync(
        IEnumerable<VideoRequest> requests,
        Func<VideoBatchEntry, CancellationToken, CancellationToken, Task<VideoOutcome>> generate,
        CancellationToken closing,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var batch = new VideoBatch(requests, generate, closing);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(closing, cancellationToken);
        var admission = Task.Run(() => batch.AdmitAllAsync(stopping.Token, cancellationToken), CancellationToken.None);
        try
        {
            await foreach (VideoOutcome? outcome in batch._outcomes.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return outcome;
            }

            await admission.ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            closing.ThrowIfCancellationRequested();
        }
        finally
        {
            // All that was begun ends before the batch is left, also where a callback of the application throws.
            await stopping.CancelAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await foreach (VideoOutcome? _ in batch._outcomes.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
            }
        }
    }

    public void Dispose() => _notAdmitted.Dispose();

    private async Task AdmitAllAsync(CancellationToken stopping, CancellationToken caller)
    {
        try
        {
            using IEnumerator<VideoRequest> source = requests.GetEnumerator();
            for (int index = 0; await MayTakeAsync(stopping).ConfigureAwait(false) && source.MoveNext(); index++)
            {
                VideoRequest request = source.Current ?? throw new InvalidOperationException($"The request at position {index} is null.");
                Interlocked.Increment(ref _running);
                _ = GenerateAsync(index, request, stopping, caller);
            }
        }
        finally
        {
            End();
        }
    }

    private async Task<bool> MayTakeAsync(CancellationToken stopping)
    {
        try
        {
            await _notAdmitted.WaitAsync(stopping).ConfigureAwait(false);
            await _outcomes.Writer.WaitToWriteAsync(stopping).ConfigureAwait(false);

            // What runs may learn of the end before the linked token does, and release its permit.
            return !stopping.IsCancellationRequested && !closing.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task GenerateAsync(int index, VideoRequest request, CancellationToken stopping, CancellationToken caller)
    {
        int isAdmitted = 0;
        void Admit()
        {
            if (Interlocked.Exchange(ref isAdmitted, 1) == 0)
            {
                _notAdmitted.Release();
            }
        }

        VideoOutcome outcome = await generate(new VideoBatchEntry(index, request, Admit), stopping, caller).ConfigureAwait(false);
        await _outcomes.Writer.WriteAsync(outcome, CancellationToken.None).ConfigureAwait(false);
        Admit();
        End();
    }

    private void End()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            _outcomes.Writer.TryComplete();
        }
    }
}
