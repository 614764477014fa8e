using Runware.Wan25.Polling;
using PollBatch = Runware.Wan25.Polling.PollBatch;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Operations that share a request: found by their ids, and named in it.</summary>
public sealed class PollBatchTests : IDisposable
{
    private readonly List<PolledOperation> _operations;
    private readonly PollBatch _batch;

    public PollBatchTests()
    {
        _operations =
            [.. Enumerable.Range(0, 6).Select(n => new PolledOperation(new OperationState(new(Responses.TaskId(n)), Responses.NoSecrets)))];
        _batch = Responses.Batch(_operations);
    }

    public void Dispose() => _batch.Dispose();

    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(new[] { 0, 0, 1, 1, 1, 5, 0 })]
    [InlineData(new[] { 5, 4, 3, 2, 1, 0 })]
    [InlineData(new[] { 3, 0, 5, 2, 3, 3, 1 })]
    public void Each_is_found_in_whatever_order_the_rows_come(int[] order)
    {
        foreach (var n in order)
        {
            Assert.Same(_operations[n], _batch.Find(Responses.TaskId(n)));
        }
    }

    [Fact]
    public void An_unknown_id_is_not_found_and_no_other_operation_is_lost()
    {
        Assert.Null(_batch.Find(null));
        Assert.Null(_batch.Find(Responses.TaskId(9)));
        Assert.Same(_operations[0], _batch.Find(Responses.TaskId(0)));
    }

    [Fact]
    public void Alone_it_is_found_too()
    {
        using var alone = Responses.Batch(_operations[3]);

        Assert.Same(_operations[3], alone.Find(Responses.TaskId(3)));
        Assert.Null(alone.Find(Responses.TaskId(2)));
        Assert.Same(_operations[3], alone.Find(Responses.TaskId(3)));
    }

    [Fact]
    public void An_unusable_response_slows_all_of_them_down()
    {
        var delays = new PollDelayStrategy(new() { MinDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(9), Growth = 2 });

        _batch.SlowDown(delays);
        Assert.All(_operations, operation => Assert.InRange(operation.Interval, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)));
        var first = _operations[0].Interval;
        _batch.SlowDown(delays);

        Assert.All(_operations, operation => Assert.InRange(operation.Interval, first, TimeSpan.FromSeconds(9)));
    }

    [Fact]
    public void It_can_be_given_up_at_any_time()
    {
        var token = _batch.Token;

        _batch.Cancel();
        Assert.True(token.IsCancellationRequested);
        _batch.Dispose();
        _batch.Cancel();
    }
}
