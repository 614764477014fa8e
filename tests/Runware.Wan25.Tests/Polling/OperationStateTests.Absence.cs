using Runware.Wan25.Polling;
using PollBatch = Runware.Wan25.Polling.PollBatch;

namespace Runware.Wan25.Tests.Polling;

/// <content>When a task that was never seen is taken as not there.</content>
public partial class OperationStateTests
{
    [Fact]
    public void A_task_is_missing_when_both_stores_report_so_for_ten_seconds()
    {
        var state = Of(1);
        Deny(state);

        _clock.Advance(TimeSpan.FromSeconds(9.999));
        Deny(state);
        Assert.False(state.HasEnded);

        _clock.Advance(TimeSpan.FromSeconds(0.001));
        Deny(state);
        Assert.Equal((true, "taskNotFound"), (state.HasEnded, Assert.Single(state.Failures).Code));
    }

    [Theory]
    [InlineData(null, 404)]
    [InlineData("""{"data":[]}""", 200)]
    [InlineData("""{"errors":[{"code":"serviceOverloaded"}]}""", 429)]
    public void A_task_that_only_the_live_store_reports_missing_is_not_missing(string? archive, int archiveStatus)
    {
        var state = Of(1);
        for (var response = 0; response < 30; response++)
        {
            state.Apply(_clock, Responses.Errors(Responses.Error(Task, "taskNotFound")), 404, archive, archiveStatus);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.False(state.HasEnded);
    }

    [Theory]
    [InlineData("taskNotFound")]
    [InlineData("taskExpired")]
    [InlineData("taskCancelled")]
    public void What_was_seen_admitted_is_never_missing(string code)
    {
        var submitted = new OperationState(new(Task), Responses.NoSecrets, isAccepted: true);
        var seen = Of(1);
        seen.Apply(_clock, Rows(Running(null)));
        for (var response = 0; response < 30; response++)
        {
            Deny(submitted, code);
            Deny(seen, code);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((false, false), (submitted.HasEnded, seen.HasEnded));
    }

    [Fact]
    public void A_row_that_reports_the_task_as_missing_is_no_failure_of_it()
    {
        var state = Of(1);
        var missing = Rows(Responses.Row(Task, "\"status\":\"error\",\"error\":{\"code\":\"taskNotFound\"}"));
        state.Apply(_clock, missing, archive: NotArchived, archiveStatus: 404);
        Assert.Equal((false, false, false), (state.HasEnded, state.HasRow, state.Snapshot.IsAccepted));

        _clock.Advance(TimeSpan.FromSeconds(10));
        state.Apply(_clock, missing, archive: NotArchived, archiveStatus: 404);
        Assert.True(state.HasEnded);
    }

    [Fact]
    public void The_time_a_response_took_does_not_count_as_missing()
    {
        var state = Of(1);
        var batch = new PollBatch([new PolledOperation(state)]) { SentAt = _clock.GetTimestamp() };
        batch.Apply(_clock, Responses.Errors(Responses.Error(Task, "taskNotFound")), 404, NotArchived, 404);

        _clock.Advance(TimeSpan.FromMinutes(1));
        batch.Apply(_clock, Responses.Errors(Responses.Error(Task, "taskNotFound")), 404, NotArchived, 404);

        Assert.False(state.HasEnded);
    }

    [Fact]
    public void Any_other_response_restarts_the_absence_and_a_failed_poll_does_not()
    {
        var state = Of(1);
        Deny(state);
        _clock.Advance(TimeSpan.FromSeconds(8));
        state.Apply(_clock, Rows(Generic));
        _clock.Advance(TimeSpan.FromSeconds(8));
        Deny(state);
        Assert.False(state.HasEnded);

        _clock.Advance(TimeSpan.FromSeconds(8));
        state.Apply(_clock, Responses.Data(), status: 502);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Deny(state);
        Assert.True(state.HasEnded);
    }

    [Fact]
    public void A_missing_task_beside_its_own_row_is_not_missing()
    {
        var state = Of(1);
        for (var response = 0; response < 3; response++)
        {
            state.Apply(
                _clock, $$"""{"data":[{{Running(null)}}],"errors":[{{Responses.Error(Task, "taskNotFound")}}]}""", 200, NotArchived, 404);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.False(state.HasEnded);
    }

    [Fact]
    public void What_was_missing_and_is_submitted_then_has_not_ended()
    {
        var state = Of(1);
        Deny(state);
        _clock.Advance(OperationState.NotFoundGrace);
        Deny(state);
        Assert.True(state.HasEnded);

        state.Merge(OperationSnapshot.Accepted);

        Assert.Equal((false, true, 0), (state.HasEnded, state.Snapshot.IsAccepted, state.Failures.Length));
        Deny(state);
        Assert.False(state.HasEnded);
    }

    [Fact]
    public void A_generic_row_does_not_outrank_the_errors_of_both_stores()
    {
        var state = Of(1);
        for (var response = 0; response < 3; response++)
        {
            state.Apply(_clock, $$"""{"data":[{{Generic}}],"errors":[{{Responses.Error(Task, "taskNotFound")}}]}""", 200, NotArchived, 404);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((true, false), (state.HasEnded, state.Snapshot.IsAccepted));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(0, true)]
    public void An_archived_failure_is_final_only_where_no_archived_row_is_running(int runningInArchive, bool ends)
    {
        var state = Of(3);
        state.Apply(_clock, Rows(Running(null), Running(null), Running(null)));
        var rows = string.Join(',', Enumerable.Repeat(Generic, runningInArchive));
        var archive = $$"""{"data":[{{rows}}],"errors":[{{Responses.Error(Task, "providerError")}}]}""";
        for (var response = 0; response < 15; response++)
        {
            state.Apply(_clock, Responses.Errors(Responses.Error(Task, "taskCancelled")), 400, archive);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(ends, state.HasEnded);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(4, true)]
    public void Repeated_failures_stand_for_all_at_once_where_each_result_had_a_row(int rows, bool ends)
    {
        var state = Of(4);
        state.Apply(_clock, Rows(Enumerable.Repeat(Running(null), rows)));
        var failed = Responses.Errors(Responses.Error(Task, "providerError"), Responses.Error(Task, "providerError"));

        state.Apply(_clock, failed);
        Assert.False(state.HasEnded);
        state.Apply(_clock, failed);
        Assert.Equal(ends, state.HasEnded);
    }

    [Theory]
    [InlineData("taskNotFound", 404)]
    [InlineData(null, 200)]
    public void Some_failures_in_the_archive_alone_are_the_end_only_when_they_stay(string? code, int status)
    {
        var state = Of(4);
        state.Apply(_clock, Rows(Running(null), Running(null), Running(null), Running(null)));
        var live = code is null ? Responses.Data() : Responses.Errors(Responses.Error(Task, code));
        var failed = Responses.Error(Task, "providerError");
        var archive = Responses.Archive(Task, $$"""{"data":[],"errors":[{{failed}},{{failed}}]}""");
        for (var response = 0; response < 2; response++)
        {
            state.Apply(_clock, live, status, archive);
            _clock.Advance(TimeSpan.FromSeconds(59));
        }

        state.Apply(_clock, live, status);
        Assert.False(state.HasEnded);
        _clock.Advance(TimeSpan.FromSeconds(2));
        state.Apply(_clock, live, status, archive);
        Assert.Equal((true, 2), (state.HasEnded, state.Failures.Length));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    public void What_the_archive_had_and_denies_is_no_reason_to_end(int archivedVideos, bool ends)
    {
        var state = Of(1);
        var archive = archivedVideos == 0 ? NotArchived : Rows(ScriptedCall.Success(Task));
        state.Apply(_clock, Responses.Data(), 200, archive);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task), Running(null)));
        for (var response = 0; response < 100; response++)
        {
            state.Apply(_clock, Responses.Errors(Responses.Error(Task, "taskNotFound")), 404, NotArchived, 404);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(ends, state.Snapshot.HasEnded(new(2, IsKnown: false)));
        state.Apply(_clock, Responses.Errors(Responses.Error(Task, "taskNotFound")), 404, Rows(ScriptedCall.Success(Task)));
        Assert.True(state.Snapshot.HasEnded(new(2, IsKnown: false)));
    }

    [Fact]
    public void What_the_archive_names_by_its_id_is_there_when_its_url_does_not_come()
    {
        var state = Of(1);
        state.Apply(_clock, Rows(Generic), 200, Rows(WithoutUrl(1)));
        _clock.Advance(OperationState.UrlGrace);

        state.Apply(_clock, Rows(Generic));

        Assert.Equal([(1, null)], Videos(state));
    }
}
