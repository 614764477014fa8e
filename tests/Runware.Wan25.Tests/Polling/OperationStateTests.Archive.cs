using Runware.Wan25.Polling;
using PollBatch = Runware.Wan25.Polling.PollBatch;

namespace Runware.Wan25.Tests.Polling;

/// <content>What the archive adds to a live store that shows nothing more than what it returns for any id.</content>
public partial class OperationStateTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Failures_in_the_archive_end_it_beside_one_row_that_any_id_gets(int rows, bool ends)
    {
        var state = Of(4);
        var archive = Responses.Archive(
            Task,
            $$"""
            {"data":[{{ScriptedCall.Success(Task, 1)}},{{ScriptedCall.Success(Task, 2)}}],
             "errors":[{{Responses.Error(Task, "providerError")}}]}
            """,
            """{"numberResults":4}""");
        for (var minutes = 0; minutes < 15; minutes++)
        {
            state.Apply(_clock, Rows(Enumerable.Repeat(Generic, rows)), 200, archive);
            Assert.False(state.HasEnded);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        state.Apply(_clock, Rows(Enumerable.Repeat(Generic, rows)), 200, archive);

        Assert.Equal((ends, 2, 1), (state.HasEnded, state.Videos.Length, state.Failures.Length));
    }

    [Fact]
    public void A_response_without_the_row_does_not_shorten_the_wait_for_it()
    {
        var state = Of(3);
        var archive = Responses.Archive(
            Task, $$"""{"data":[{{ScriptedCall.Success(Task)}}],"errors":[{{Responses.Error(Task, "providerError")}}]}""");
        for (var minutes = 0; minutes < 14; minutes++)
        {
            state.Apply(_clock, minutes % 4 == 3 ? Responses.Data() : Rows(Generic), 200, archive);
            Assert.False(state.HasEnded);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void A_failed_row_in_the_archive_is_as_final_as_an_error()
    {
        var state = Of(1);

        state.Apply(_clock, Rows(Generic), 200, Responses.Archive(
            Task, Rows(Responses.Row(Task, "\"status\":\"error\",\"code\":\"providerError\""))));

        Assert.True(state.HasEnded);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public void A_repeated_failure_is_revoked_by_several_rows_that_run(int rows, bool ends)
    {
        var state = Of(4);
        var failed = Responses.Errors(Responses.Error(Task, "providerError"));
        state.Apply(_clock, failed);
        state.Apply(_clock, failed);

        for (var response = 0; response < 3; response++)
        {
            _clock.Advance(TimeSpan.FromSeconds(10));
            state.Apply(_clock, Rows(Enumerable.Repeat(Generic, rows)));
        }

        state.Apply(_clock, failed);
        Assert.Equal(ends, state.HasEnded);
    }

    [Theory]
    [InlineData("unheardOf", true)]
    [InlineData("anotherCode", false)]
    [InlineData(null, false)]
    public void What_may_be_about_the_request_counts_where_it_repeats_a_failure(string? reported, bool ends)
    {
        var state = Of(1);
        state.Apply(_clock, reported is null ? Responses.Data() : Responses.Errors(Responses.Error(Task, reported)), 400);
        for (var response = 0; response < 3; response++)
        {
            state.Apply(_clock, Rows(Generic), 200, Responses.Errors(Responses.Error(Task, "unheardOf")), 400);
        }

        Assert.Equal(ends, state.HasEnded);
    }

    [Theory]
    [InlineData("taskNotFound", 1, true)]
    [InlineData("unknownTask", 1, true)]
    [InlineData("notFound", 1, false)]
    [InlineData("taskTypeNotFound", 1, false)]
    [InlineData("taskNotFound", 2, false)]
    public void A_missing_task_without_its_id_is_the_only_one_that_was_polled(string code, int operations, bool ends)
    {
        List<OperationState> states = [Of(1), new(new(Responses.TaskId(2)), Responses.NoSecrets)];
        for (var response = 0; response < 2; response++)
        {
            new PollBatch([.. states.Take(operations).Select(state => new PolledOperation(state))]) { SentAt = _clock.GetTimestamp() }
                .Apply(_clock, Responses.Errors(Responses.Error(null, code)), 404, NotArchived, 404);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(ends, states[0].HasEnded);
    }

    [Fact]
    public void A_row_of_a_video_that_is_known_does_not_stand_for_another_result()
    {
        var state = Of(4);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task, 1), ScriptedCall.Success(Task, 2)));
        state.Apply(_clock, Rows(Running(null), Running(null)));
        var failed = Responses.Errors(Responses.Error(Task, "providerError"));

        state.Apply(_clock, failed);
        state.Apply(_clock, failed);

        Assert.False(state.HasEnded);
    }

    [Fact]
    public void What_another_handle_has_brought_keeps_its_place()
    {
        var (state, other) = (Of(2), Of(2));
        other.Apply(_clock, Rows(ScriptedCall.Success(Task, 2), Running(null)));

        state.Merge(other.Snapshot);
        Assert.Equal([2], Videos(state).Select(video => video.Number));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task, 1), ScriptedCall.Success(Task, 2)));

        Assert.Equal([2, 1], Videos(state).Select(video => video.Number));
    }

    [Fact]
    public void A_poll_that_was_given_up_makes_no_failure_certain()
    {
        var state = Of(1);
        var failure = Responses.Errors(Responses.Error(Task, "invalidValueUploadFailed"));
        state.Apply(_clock, failure, 400);
        Assert.False(state.HasEnded);

        // The last wait was canceled while the archive was queried.
        state.Begin();
        state.Apply(_clock, Responses.Errors(Responses.Error(null, "internalServerError")), 500, archive: failure);

        Assert.False(state.HasEnded);
    }

    [Fact]
    public void A_new_video_makes_the_quiet_time_begin_anew()
    {
        var state = Of(1);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        _clock.Advance(OperationState.IdleGrace - TimeSpan.FromSeconds(1));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task), ScriptedCall.Success(Task, 2)));
        _clock.Advance(OperationState.IdleGrace - TimeSpan.FromSeconds(1));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task), ScriptedCall.Success(Task, 2)));
        Assert.False(state.Snapshot.HasEnded(new(4, IsKnown: false)));

        _clock.Advance(TimeSpan.FromSeconds(1));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task), ScriptedCall.Success(Task, 2)));
        Assert.True(state.Snapshot.HasEnded(new(4, IsKnown: false)));
    }
}
