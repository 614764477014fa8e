using System.Globalization;
using Runware.Wan25.Polling;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Polling;

/// <summary>What the responses so far add up to, and when that is the end.</summary>
public partial class OperationStateTests
{
    private static readonly Guid Task = Responses.TaskId(1);

    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public void Progress_is_the_mean_over_those_that_report_it_and_those_that_ended()
    {
        var state = Of(4);

        state.Apply(_clock, Rows(Running(20), Running(60), Running(null), ScriptedCall.Success(Task)));
        Assert.Equal(60, state.Percent);

        state.Apply(_clock, Rows(Running(30)));
        Assert.Equal(65, state.Percent);

        state.Apply(_clock, Rows(Running(null)));
        Assert.Null(state.Percent);
    }

    [Theory]
    [InlineData("processing", false)]
    [InlineData("success", false)]
    [InlineData("error", false)]
    [InlineData("rendering", true)]
    [InlineData("PROCESSING", false)]
    public void A_status_that_this_version_does_not_know_is_unfamiliar(string status, bool isUnknown)
    {
        var state = Of(1);
        Assert.Equal(VideoStatus.Unknown, state.Status);

        state.Apply(_clock, Rows(Responses.Row(Task, $"\"status\":\"{status}\"")));

        Assert.Equal(isUnknown, !state.Status.IsKnown);
    }

    [Theory]
    [InlineData("\"status\":\"rendering\"", "rendering")]
    [InlineData("\"status\":\"\"", "processing")]
    [InlineData("\"status\":7", "7")]
    [InlineData("\"status\":null", "processing")]
    [InlineData("\"progress\":7", "processing")]
    public void A_status_is_given_as_it_came_and_none_is_processing(string row, string status)
    {
        var state = Of(1);

        state.Apply(_clock, Rows(Responses.Row(Task, row)));

        Assert.Equal(status, state.Status.ToString());
    }

    [Fact]
    public void A_status_is_short_and_holds_no_secret()
    {
        var state = new OperationState(new(Task), new Redactor("a-secret-key"));

        state.Apply(_clock, Rows(Responses.Row(Task, $"\"status\":\"a-secret-key {new string('x', 100)}\"")));

        Assert.StartsWith("[key] xxx", state.Status.ToString(), StringComparison.Ordinal);
        Assert.Equal(64, state.Status.ToString().Length);
    }

    [Fact]
    public void A_url_that_comes_late_takes_its_place_and_no_other_url_replaces_it()
    {
        var state = Of(3);
        state.Apply(_clock, Rows(WithoutUrl(1), WithoutUrl(2)));
        _clock.Advance(OperationState.UrlGrace);
        state.Apply(_clock, Rows(WithoutUrl(1), WithoutUrl(2), Running(null)));
        Assert.Equal([(1, null), (2, null)], Videos(state));

        state.Apply(_clock, Rows(ScriptedCall.Success(Task, 2), Running(null)));
        state.Apply(
            _clock,
            Rows(ScriptedCall.Success(Task, 2).Replace("/2.mp4", "/9.mp4", StringComparison.Ordinal), WithoutUrl(2), Running(null)));

        Assert.Equal([(1, null), (2, "/2.mp4")], Videos(state));

        state.Apply(_clock, Rows(ScriptedCall.Success(Task, 1), Running(null)));
        Assert.Equal([(1, "/1.mp4"), (2, "/2.mp4")], Videos(state));
        Assert.False(state.HasEnded);
    }

    [Fact]
    public void A_video_without_a_url_is_in_the_making_for_half_a_minute()
    {
        var state = Of(2);
        state.Apply(_clock, Rows(WithoutUrl(1)));
        Assert.Equal((VideoStatus.Processing, 0), (state.Status, state.Videos.Length));

        _clock.Advance(TimeSpan.FromSeconds(29));
        state.Apply(_clock, Rows(WithoutUrl(1), WithoutUrl(2)));
        Assert.Empty(state.Videos);

        _clock.Advance(TimeSpan.FromSeconds(1));
        state.Apply(_clock, Rows(WithoutUrl(1), WithoutUrl(2)));
        Assert.Equal([(1, null)], Videos(state));

        _clock.Advance(TimeSpan.FromSeconds(29));
        state.Apply(_clock, Rows(WithoutUrl(1), WithoutUrl(2)));
        Assert.True(state.HasEnded);
    }

    [Theory]
    [InlineData(29, 0)]
    [InlineData(30, 2)]
    public void A_video_whose_url_is_late_stays_when_its_row_is_forgotten(int seconds, int videos)
    {
        var state = Of(2);
        state.Apply(_clock, Rows(WithoutUrl(1), WithoutUrl(2)));
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        state.Apply(_clock, Rows(Generic));

        Assert.Equal((videos, videos > 0), (state.Videos.Length, state.HasEnded));
    }

    [Fact]
    public void What_the_archive_names_by_its_url_is_not_added_by_its_id()
    {
        var state = Of(2);
        state.Apply(_clock, Rows(WithoutUrl(1)));
        _clock.Advance(OperationState.UrlGrace);

        state.Apply(_clock, Rows(Generic), 200, Responses.Archive(Task, """{"data":[{"videoURL":"https://files.test/1.mp4"}]}"""));

        Assert.Equal("/1.mp4", Assert.Single(state.Videos).Url?.AbsolutePath);
    }

    [Fact]
    public void A_failure_beside_a_video_that_waits_for_its_url_is_not_the_end()
    {
        var state = Of(2);
        string error = Responses.Error(Task, "inferenceError");

        state.Apply(_clock, $$"""{"data":[{{WithoutUrl(1)}}],"errors":[{{error}},{{error}}]}""");

        Assert.False(state.HasEnded);
    }

    [Fact]
    public void A_service_that_lists_videos_without_end_takes_no_memory_without_end()
    {
        var state = Of(5000);

        state.Apply(_clock, Rows(Enumerable.Range(1, 1500).Select(n => ScriptedCall.Success(Task, n))));
        state.Apply(_clock, Rows(Enumerable.Range(2000, 10).Select(n => ScriptedCall.Success(Task, n))));

        Assert.Equal(1000, state.Videos.Length);
    }

    [Fact]
    public void All_of_a_videos_row_is_kept()
    {
        var state = Of(1);

        state.Apply(_clock, Rows(Responses.Row(Task, $$"""
            "status":"success","videoUUID":"{{ScriptedCall.VideoId(3)}}","videoURL":"https://files.scripted.test/3.mp4","seed":77,
            "cost":0.5,"NSFWContent":true,"more":1
            """)));

        var video = Assert.Single(state.Videos);
        Assert.Equal(
            (new VideoOperationId(Task), ScriptedCall.VideoId(3), 77L, 0.5m, true),
            (video.OperationId, video.VideoId, video.Seed, video.Cost, video.IsFlagged));
        Assert.Equal(1, video.Json.GetProperty("more").GetInt32());
    }

    [Fact]
    public void Failures_as_many_as_results_are_missing_end_it_in_one_response()
    {
        var state = Of(3);

        state.Apply(_clock, $$"""{"data":[{{ScriptedCall.Success(Task)}}],"errors":[{{Responses.Error(Task, "inferenceError")}}]}""");
        Assert.False(state.HasEnded);

        state.Apply(_clock, Responses.Errors(Responses.Error(Task, "inferenceError"), Responses.Error(Task, "providerError")));
        Assert.Equal((true, 1, 2, VideoStatus.Success), (state.HasEnded, state.Videos.Length, state.Failures.Length, state.Status));
    }

    [Fact]
    public void Fewer_failures_end_it_when_they_stay_and_nothing_runs()
    {
        var state = Of(3);
        var failed = Responses.Errors(Responses.Error(Task, "inferenceError"));
        var failedBesideOneThatRuns = $$"""{"data":[{{Running(null)}}],"errors":[{{Responses.Error(Task, "inferenceError")}}]}""";

        state.Apply(_clock, failed);
        state.Apply(_clock, failed);
        _clock.Advance(GenerationFailureTracker.WholeTaskGrace);
        state.Apply(_clock, failedBesideOneThatRuns);
        Assert.False(state.HasEnded);
        state.Apply(_clock, failed);
        Assert.False(state.HasEnded);
        _clock.Advance(GenerationFailureTracker.WholeTaskGrace);
        state.Apply(_clock, failed);

        Assert.Equal((true, VideoStatus.Error), (state.HasEnded, state.Status));
    }

    [Fact]
    public void A_failure_that_changes_does_not_stand_for_the_whole_task()
    {
        var state = Of(3);
        state.Apply(_clock, Responses.Errors(Responses.Error(Task, "inferenceError")));
        _clock.Advance(GenerationFailureTracker.WholeTaskGrace);

        state.Apply(_clock, Responses.Errors(Responses.Error(Task, "inferenceError"), Responses.Error(Task, "inferenceError")));

        Assert.False(state.HasEnded);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(400)]
    [InlineData(500)]
    public void What_can_only_be_about_the_generation_is_final_at_once(int status)
    {
        var state = Of(1);

        state.Apply(_clock, Responses.Errors(Responses.Error(Task, "inferenceError")), status);

        Assert.True(state.HasEnded);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("", 400)]
    [InlineData(""","status":"error" """, 400)]
    public void What_may_be_about_the_request_must_be_reported_twice(string more, int status)
    {
        var state = Of(1);
        var error = Responses.Errors(Responses.Error(Task, "invalidValueUploadFailed", more: more));

        state.Apply(_clock, error, status);
        Assert.False(state.HasEnded);
        state.Apply(_clock, Responses.Data(), status: 502);
        Assert.False(state.HasEnded);
        state.Apply(_clock, error, status);

        Assert.True(state.HasEnded);
    }

    [Fact]
    public void Between_two_reports_of_a_failure_a_response_without_it_counts()
    {
        var state = Of(1);
        var error = Responses.Errors(Responses.Error(Task, "invalidValueUploadFailed"));

        state.Apply(_clock, error, 400);
        state.Apply(_clock, Rows(Running(null)));
        state.Apply(_clock, error, 400);

        Assert.False(state.HasEnded);
    }

    [Fact]
    public void All_videos_revoke_failures_that_were_reported_beside_them()
    {
        var state = Of(1);

        state.Apply(_clock, $$"""{"data":[{{ScriptedCall.Success(Task)}}],"errors":[{{Responses.Error(Task, "inferenceError")}}]}""");

        Assert.True(state.HasEnded);
        Assert.Empty(state.Snapshot.ToResult(state.Id, new(1, IsKnown: true)).Failures);
        Assert.Single(state.Snapshot.ToResult(state.Id, new(2, IsKnown: true)).Failures);
    }

    [Fact]
    public void Absence_counts_only_in_a_response_that_covers_all()
    {
        var state = Of(3);
        state.Apply(_clock, Responses.Errors(Responses.Error(Task, "inferenceError")));
        Assert.True(state.WasInResponse);

        state.Apply(_clock, Responses.Errors(Responses.Error(null, "inferenceError")));
        Assert.False(state.WasInResponse);
        Assert.Single(state.Failures);

        state.Apply(_clock, Responses.Data());
        Assert.Empty(state.Failures);
    }

    [Fact]
    public void Each_handle_counts_by_its_own_number_of_results()
    {
        var state = Of(1);

        state.Apply(_clock, Rows(ScriptedCall.Success(Task), Running(null)));

        Assert.Equal((true, false), (state.Snapshot.HasEnded(new(1, IsKnown: false)), state.Snapshot.HasEnded(new(4, IsKnown: false))));
    }

    [Fact]
    public void The_archive_outranks_an_assumption_and_not_what_is_known()
    {
        var state = Of(1);

        state.Apply(_clock, Rows(ScriptedCall.Success(Task)), archive: Responses.Archive(Task, "{}", """{"numberResults":2}"""));
        Assert.Equal((2, 2, 3), (Expected(1, false), Expected(3, false), Expected(3, true)));
        Assert.False(state.Snapshot.HasEnded(new(1, IsKnown: false)));

        state.Apply(_clock, Rows(ScriptedCall.Success(Task)), archive: Responses.Archive(Task, "{}"));
        Assert.Equal(2, Expected(3, false));

        int Expected(int count, bool isKnown) => state.Snapshot.Expected(new(count, isKnown));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void A_number_that_is_only_believed_gives_way_after_the_quiet_time(bool isKnown, bool ends)
    {
        var state = Of(1);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        _clock.Advance(OperationState.IdleGrace - TimeSpan.FromSeconds(1));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        Assert.False(state.Snapshot.HasEnded(new(4, isKnown)));

        _clock.Advance(TimeSpan.FromSeconds(1));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));

        Assert.Equal(ends, state.Snapshot.HasEnded(new(4, isKnown)));
    }

    [Fact]
    public void A_row_that_runs_makes_the_quiet_time_begin_anew()
    {
        var state = Of(1);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        _clock.Advance(OperationState.IdleGrace);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task), Running(null)));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));

        Assert.False(state.Snapshot.HasEnded(new(4, IsKnown: false)));
    }

    [Fact]
    public void Time_without_a_response_is_no_idle_time()
    {
        var state = Of(1);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        _clock.Advance(TimeSpan.FromSeconds(10));
        state.Apply(_clock, Responses.Data(), status: 502);
        _clock.Advance(OperationState.IdleGrace);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        Assert.False(state.Snapshot.HasEnded(new(4, IsKnown: false)));

        _clock.Advance(OperationState.IdleGrace);
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        Assert.True(state.Snapshot.HasEnded(new(4, IsKnown: false)));
    }

    [Theory]
    [InlineData("\"status\":\"failed\"")]
    [InlineData("\"status\":\"error\",\"error\":{}")]
    public void A_failed_row_without_an_error_counts_as_running(string row)
    {
        var state = Of(1);
        for (var response = 0; response < 30; response++)
        {
            state.Apply(_clock, Rows(Responses.Row(Task, row)));
            _clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal((false, VideoStatus.Processing, 0), (state.HasEnded, state.Status, state.Failures.Length));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        Assert.True(state.HasEnded);
    }

    private const string NotArchived =
        """{"data":[],"errors":[{"code":"taskNotFound","taskUUID":"00000000-0000-4000-9000-000000000001"}]}""";

    private static readonly string Generic = Responses.Row(Task, "\"taskType\":\"getResponse\",\"status\":\"processing\"");

    private void Deny(OperationState state, string code = "taskNotFound") =>
        state.Apply(_clock, Responses.Errors(Responses.Error(Task, code)), 404, NotArchived, 404);

    private static OperationState Of(int results) => new(new(Task, results), Responses.NoSecrets);

    private static string Rows(params IEnumerable<string> rows) => Responses.Data(rows);

    private static string Running(int? percent) => Responses.Row(
        Task, "\"taskType\":\"videoInference\"," + Responses.Processing + (percent is { } known ? $",\"progress\":{known}" : ""));

    private static string WithoutUrl(int n) => Responses.Row(Task, $"\"status\":\"success\",\"videoUUID\":\"{ScriptedCall.VideoId(n)}\"");

    private static IEnumerable<(int Number, string? Path)> Videos(OperationState state) =>
        state.Videos.Select(video => (int.Parse(video.VideoId.ToString()[24..], CultureInfo.InvariantCulture), video.Url?.AbsolutePath));
}
