using Runware.Wan25.Polling;
using Runware.Wan25.Tests.Transport;

namespace Runware.Wan25.Tests.Polling;

/// <summary>What those who wait for an operation are told of an answer, and how it is asked for next.</summary>
public sealed class PollOutcomeTests : IDisposable
{
    private const string Nothing = """{"data":[]}""";

    private readonly ManualClock _clock = new();
    private readonly Watched _watched;
    private readonly BatchLimit _limit = new(100);

    public PollOutcomeTests() => _watched = new(_clock);

    public void Dispose() => _watched.Dispose();

    [Fact]
    public void An_answer_about_it_is_told_and_so_is_its_end()
    {
        var operation = _watched.Operation(1);

        Assert.Equal(WatchSignal.Answered, Judge(operation, Answers.Data(Answers.Row(operation.TaskId, Answers.Processing))));
        Assert.Equal(WatchSignal.Ended, Judge(operation, Answers.Data(ScriptedCall.Success(operation.TaskId))));
    }

    [Fact]
    public void Silence_of_an_answer_that_speaks_for_all_is_an_answer_and_any_other_is_trouble()
    {
        var operation = _watched.Operation(1);

        Assert.Equal(WatchSignal.Answered, Judge(operation, Nothing));
        Assert.Null(operation.LastTrouble);

        Assert.Equal(WatchSignal.None, Judge(operation, Nothing, 502));
        Assert.Contains("502", operation.LastTrouble!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_refusals_in_a_row_are_believed()
    {
        var operation = _watched.Operation(1);

        Assert.Equal(WatchSignal.None, Judge(operation, null, 401));
        Assert.Equal(WatchSignal.None, Judge(operation, null, 403));
        Assert.Equal(WatchSignal.None, Judge(operation, null, 502));
        Assert.Equal(WatchSignal.None, Judge(operation, null, 401));
        Assert.Equal(WatchSignal.None, Judge(operation, null, 401));
        Assert.Equal(WatchSignal.Refused, Judge(operation, null, 401));
    }

    [Theory]
    [InlineData(true, 502, true, false)]
    [InlineData(true, null, true, true)]
    [InlineData(true, null, false, false)]
    [InlineData(false, null, true, false)]
    public void The_archive_is_asked_for_again_only_where_no_answer_came_to_a_question_about_it_alone(bool wanted, int? status, bool isAlone, bool wanting)
    {
        var operation = _watched.Operation(1);
        operation.WantsArchive = wanted;

        Judge(operation, null, status, others: isAlone ? [] : [_watched.Operation(2)]);

        Assert.Equal(wanting, operation.WantsArchive);
    }

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    [InlineData(false, false, false)]
    public void What_was_resumed_is_looked_for_in_the_archive_while_the_live_store_has_no_row_of_it(bool wasResumed, bool hasRow, bool wanting)
    {
        var operation = _watched.Operation(1, wasResumed: wasResumed);

        Judge(operation, hasRow ? Answers.Data(Answers.Row(operation.TaskId, Answers.Processing)) : Nothing);

        Assert.Equal(wanting, operation.WantsArchive);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void What_was_accepted_a_while_ago_and_has_no_row_is_looked_for_in_the_archive_too(int seconds, bool wanting)
    {
        var operation = _watched.Operation(1);

        Judge(operation, Nothing, age: TimeSpan.FromSeconds(seconds));

        Assert.Equal(wanting, operation.WantsArchive);
    }

    [Fact]
    public void What_a_batch_does_not_mention_is_asked_for_alone_and_found_there_it_makes_batches_smaller()
    {
        var (operation, other) = (_watched.Operation(1), _watched.Operation(2));

        Judge(operation, Nothing, others: [other, _watched.Operation(3), _watched.Operation(4)]);
        Assert.Equal((4, 100), (operation.MissedInBatchOf, _limit.Value));

        Judge(operation, Answers.Data(Answers.Row(operation.TaskId, Answers.Processing)));
        Assert.Equal((0, 2), (operation.MissedInBatchOf, _limit.Value));
    }

    [Fact]
    public void What_is_not_mentioned_alone_either_is_no_fault_of_batches()
    {
        var operation = _watched.Operation(1);
        Judge(operation, Nothing, others: _watched.Operation(2));

        Judge(operation, Nothing);

        Assert.Equal((0, 100), (operation.MissedInBatchOf, _limit.Value));
    }

    [Theory]
    [InlineData(WatchSignal.Answered, true, false, WatchSignal.Answered)]
    [InlineData(WatchSignal.Answered, false, false, WatchSignal.None)]
    [InlineData(WatchSignal.Answered, true, true, WatchSignal.None)]
    [InlineData(WatchSignal.Ended, false, true, WatchSignal.Ended)]
    [InlineData(WatchSignal.Refused, false, true, WatchSignal.Refused)]
    [InlineData(WatchSignal.None, true, false, WatchSignal.None)]
    internal void A_watch_is_told_what_it_wants_to_know(WatchSignal signal, bool wantsAnswers, bool isOld, WatchSignal told)
    {
        var operation = _watched.Operation(1);
        using var batch = Answers.Batch(operation);
        using var watch = _watched.Watch(operation, wantsAnswers: wantsAnswers, ignored: isOld ? batch : null);

        Assert.Equal(told, PollOutcome.For(watch, batch, signal));
    }

    [Fact]
    public void Failed_questions_wear_out_the_patience_of_a_watch_and_answers_do_not()
    {
        var operation = _watched.Operation(1);
        using var batch = Answers.Batch(operation);
        using var watch = _watched.Watch(operation);
        watch.Patience = 2;

        Assert.Equal(WatchSignal.None, PollOutcome.For(watch, batch, WatchSignal.None));
        Assert.Equal(WatchSignal.Answered, PollOutcome.For(watch, batch, WatchSignal.Answered));
        Assert.Equal(WatchSignal.Refused, PollOutcome.For(watch, batch, WatchSignal.None));
    }

    private WatchSignal Judge(PolledOperation operation, string? json, int? status = 200, TimeSpan? age = null, params PolledOperation[] others)
    {
        using var batch = new PollBatch([operation, .. others]) { AskedAt = _clock.GetTimestamp() };
        using var reply = Replies.Of(status, json);
        var speaksForAll = PollAnswer.Apply(batch, reply, Answers.NoSecrets, _clock);
        return new PollOutcome(operation, reply, batch, speaksForAll, _limit, Answers.NoSecrets).Judge(refusalsBelieved: 3, age);
    }
}
