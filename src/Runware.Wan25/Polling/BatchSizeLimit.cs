using System.Net;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Polling;

/// <summary>
/// Limits the number of operations in one POST. The service promises nowhere that it responds to several, so the limit halves whenever a
/// batch is refused or only partly responded to, and doubles after many full batches. One at a time always works: batching can slow a wait,
/// never break it.
/// </summary>
internal sealed class BatchSizeLimit(int initial)
{
    private const int MinFullBatches = 32;
    private const int MaxFullBatches = 2048;

    private readonly int _max = initial;
    private int _failures;
    private int _fullBatches;
    private int _fullBatchesUntilGrowth = MinFullBatches;
    private bool _hasGrown;

    public int Value { get; private set; } = initial;

    /// <summary>
    /// Learns from the response to a batch of some of all operations that are waited for, and returns whether the batch was too large, so
    /// that its operations should be polled again soon.
    /// </summary>
    public bool Learn(HttpStatusCode? status, bool namesOperation, int size, int total)
    {
        if (HttpStatusClassifier.IsSuccess(status) && size >= Value && total > size)
        {
            Grow();
        }

        // What names an operation is about that: one failed task may turn the response about all into an error.
        if (size == 1 || namesOperation)
        {
            return false;
        }

        // A large batch may take the service too long.
        _failures = HttpStatusClassifier.IsServerError(status) || HttpStatusClassifier.IsRequestTimeout(status) ? _failures + 1 : 0;
        if (HttpStatusClassifier.IsPermanentRefusal(status) || _failures >= 2)
        {
            _failures = 0;
            Halve(size);
            return true;
        }

        return false;
    }

    /// <summary>Learns that an operation that was missing from the response to a batch of this size is there when polled alone.</summary>
    public void LearnThatRowsGetLost(int size) => Halve(size);

    private void Grow()
    {
        if (Value >= _max)
        {
            return;
        }

        _fullBatches++;
        if (_fullBatches >= _fullBatchesUntilGrowth)
        {
            Value = Math.Min(_max, Value * 2);
            _fullBatches = 0;
            _hasGrown = true;
        }
    }

    // From the size that failed, not from the limit: several batches of one size may fail before the first lesson is applied.
    private void Halve(int size)
    {
        int halved = Math.Max(1, size / 2);
        if (halved >= Value)
        {
            return;
        }

        Value = halved;
        _fullBatches = 0;
        if (_hasGrown)
        {
            // A service that still refuses batches is probed less often.
            _fullBatchesUntilGrowth = Math.Min(_fullBatchesUntilGrowth * 2, MaxFullBatches);
            _hasGrown = false;
        }
    }
}
