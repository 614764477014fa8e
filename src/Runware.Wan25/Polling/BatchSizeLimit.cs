using System.Net;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Polling;

/// <summary>
/// How many operations this client asks for in one POST. Asking for many at once is nowhere promised, so the limit halves whenever the
/// service shows that it does not like it. One at a time always works: batching can slow a wait, never break it.
/// </summary>
internal sealed class BatchSizeLimit(int initial)
{
    private int _serverErrors;

    public int Value { get; private set; } = initial;

    /// <summary>
    /// Learns from the status of a batch. Whether the batch was too large, so that its operations should be asked for again soon.
    /// </summary>
    public bool Learn(HttpStatusCode? status, bool namesOperation, int size)
    {
        // What names an operation is about that: one failed task may turn the answer about all into an error.
        if (size == 1 || namesOperation)
        {
            return false;
        }

        _serverErrors = HttpStatus.IsServerError(status) ? _serverErrors + 1 : 0;
        if (HttpStatus.IsRefusal(status) || _serverErrors >= 2)
        {
            _serverErrors = 0;
            Halve(size);
            return true;
        }

        return false;
    }

    /// <summary>An operation that a batch of this size did not answer for was answered for alone.</summary>
    public void LearnThatRowsGetLost(int size) => Halve(size);

    // From the size that failed, not from the limit: several batches of one size may fail before the first lesson is applied.
    private void Halve(int size) => Value = Math.Min(Value, Math.Max(1, size / 2));
}
