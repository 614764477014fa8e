using Runware.Wan25.Polling;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Polling;

/// <summary>What the answers so far add up to, and when that is the end.</summary>
public class OperationStateTests
{
    private static readonly Guid Task = Answers.TaskId(1);

    private readonly ManualClock _clock = new();

    [Fact]
    public void Progress_is_the_mean_over_those_that_tell_it_and_those_that_are_done()
    {
        var state = Of(4);

        state.Apply(_clock, Rows(Running(20), Running(60), Running(null), ScriptedCall.Success(Task)));
        Assert.Equal(60, state.Percent);

        state.Apply(_clock, Rows(Running(30)));
        Assert.Equal(65, state.Percent);

        state.Apply(_clock, Rows(Running(null)));
        Assert.Null(state.Percent);
    }

    [Fact]
    public void An_end_has_no_progress()
    {
        var state = Of(1);
        state.Apply(_clock, Rows(Running(20)));
        Assert.Equal(20, state.Percent);

        state.Apply(_clock, Rows(Running(20), ScriptedCall.Success(Task)));

        Assert.Equal((true, null, VideoStatus.Success), (state.HasEnded, state.Percent, state.Status));
    }

    [Theory]
    [InlineData("processing", false)]
    [InlineData("success", false)]
    [InlineData("error", false)]
    [InlineData("rendering", true)]
    [InlineData("PROCESSING", false)]
    public void A_status_that_this_version_does_not_know_is_unfamiliar(string status, bool isUnfamiliar)
    {
        var state = Of(1);
        Assert.False(state.IsUnfamiliar);

        state.Apply(_clock, Rows(Answers.Row(Task, $"\"status\":\"{status}\"")));

        Assert.Equal(isUnfamiliar, state.IsUnfamiliar);
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

        state.Apply(_clock, Rows(Answers.Row(Task, row)));

        Assert.Equal(status, state.Status.ToString());
    }

    [Fact]
    public void A_status_is_short_and_holds_no_secret()
    {
        var state = new OperationState(new(Task), new Redactor("a-secret-key"));

        state.Apply(_clock, Rows(Answers.Row(Task, $"\"status\":\"a-secret-key {new string('x', 100)}\"")));

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
        state.Apply(_clock, Rows(ScriptedCall.Success(Task, 2).Replace("/2.mp4", "/9.mp4", StringComparison.Ordinal), WithoutUrl(2), Running(null)));

        Assert.Equal([(1, null), (2, "/2.mp4")], Videos(state));

        state.Apply(_clock, Rows(ScriptedCall.Success(Task, 1), Running(null)));
        Assert.Equal([(1, "/1.mp4"), (2, "/2.mp4")], Videos(state));
        Assert.False(state.HasEnded);
    }

    [Fact]
    public void A_video_without_a_url_is_in_the_making_for_half_a_minute_from_when_it_was_first_seen()
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

    [Fact]
    public void A_failure_beside_a_video_that_waits_for_its_url_is_not_the_end()
    {
        var state = Of(2);

        state.Apply(_clock, $$"""{"data":[{{WithoutUrl(1)}}],"errors":[{{Answers.Error(Task, "inferenceError")}},{{Answers.Error(Task, "inferenceError")}}]}""");

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
    public void Whatever_a_video_says_is_kept()
    {
        var state = Of(1);

        state.Apply(_clock, Rows(Answers.Row(Task, $$"""
            "status":"success","videoUUID":"{{ScriptedCall.VideoId(3)}}","videoURL":"https://files.scripted.test/3.mp4","seed":77,"cost":0.5,"NSFWContent":true,"more":1
            """)));

        var video = Assert.Single(state.Videos);
        Assert.Equal((new VideoOperationId(Task), ScriptedCall.VideoId(3), 77L, 0.5m, true), (video.OperationId, video.VideoId, video.Seed, video.Cost, video.IsFlagged));
        Assert.Equal(1, video.Json.GetProperty("more").GetInt32());
    }

    [Fact]
    public void Failures_as_many_as_results_are_missing_end_it_in_one_answer()
    {
        var state = Of(3);

        state.Apply(_clock, $$"""{"data":[{{ScriptedCall.Success(Task)}}],"errors":[{{Answers.Error(Task, "inferenceError")}}]}""");
        Assert.False(state.HasEnded);

        state.Apply(_clock, Answers.Errors(Answers.Error(Task, "inferenceError"), Answers.Error(Task, "providerError")));
        Assert.Equal((true, 1, 2, VideoStatus.Success), (state.HasEnded, state.Videos.Length, state.Errors.Length, state.Status));
    }

    [Fact]
    public void Fewer_failures_end_it_when_they_are_told_twice_and_nothing_runs()
    {
        var state = Of(3);
        var failed = Answers.Errors(Answers.Error(Task, "inferenceError"));
        var failedBesideOneThatRuns = $$"""{"data":[{{Running(null)}}],"errors":[{{Answers.Error(Task, "inferenceError")}}]}""";

        state.Apply(_clock, failed);
        state.Apply(_clock, failedBesideOneThatRuns);
        Assert.False(state.HasEnded);
        state.Apply(_clock, failed);

        Assert.Equal((true, VideoStatus.Error), (state.HasEnded, state.Status));
    }

    [Fact]
    public void With_a_status_that_is_no_success_a_final_failure_must_be_told_twice()
    {
        var state = Of(1);
        var final = Answers.Errors(Answers.Error(Task, "inferenceError", more: ",\"status\":\"error\""));

        state.Apply(_clock, final, status: 500);
        Assert.False(state.HasEnded);
        state.Apply(_clock, final, status: 500);

        Assert.True(state.HasEnded);
    }

    [Fact]
    public void A_failed_poll_between_two_words_of_a_final_failure_changes_nothing()
    {
        var state = Of(1);
        var final = Answers.Errors(Answers.Error(Task, "inferenceError", more: ",\"status\":\"error\""));

        state.Apply(_clock, final, status: 500);
        state.Apply(_clock, Answers.Data(), status: 502);
        Assert.False(state.HasEnded);
        state.Apply(_clock, final, status: 500);

        Assert.True(state.HasEnded);
    }

    [Fact]
    public void All_videos_make_failures_that_were_told_beside_them_wrong()
    {
        var state = Of(1);

        state.Apply(_clock, $$"""{"data":[{{ScriptedCall.Success(Task)}}],"errors":[{{Answers.Error(Task, "inferenceError")}}]}""");

        Assert.True(state.HasEnded);
        Assert.Empty(state.Errors);
    }

    [Fact]
    public void Silence_counts_only_in_an_answer_that_speaks_for_all()
    {
        var state = Of(3);
        state.Apply(_clock, Answers.Errors(Answers.Error(Task, "inferenceError")));
        Assert.True(state.WasMentioned);

        state.Apply(_clock, Answers.Errors(Answers.Error(null, "inferenceError")));
        Assert.False(state.WasMentioned);
        Assert.Single(state.Errors);

        state.Apply(_clock, Answers.Data());
        Assert.Empty(state.Errors);
    }

    [Fact]
    public void Nothing_is_news_after_the_end()
    {
        var state = Of(1);
        state.Apply(_clock, Answers.Errors(Answers.Error(Task, "inferenceError")));
        Assert.True(state.HasEnded);

        state.Apply(_clock, Answers.Data());

        Assert.Single(state.Errors);
        Assert.Equal(VideoStatus.Error, state.Status);
    }

    [Fact]
    public void A_missing_task_is_believed_missing_when_it_was_asked_for_ten_seconds_after_the_first_time()
    {
        var state = Of(1);
        var missing = Answers.Errors(Answers.Error(Task, "taskNotFound"));
        state.Apply(_clock, missing);

        _clock.Advance(TimeSpan.FromSeconds(9.999));
        state.Apply(_clock, missing);
        Assert.False(state.HasEnded);

        _clock.Advance(TimeSpan.FromSeconds(0.001));
        state.Apply(_clock, missing);
        Assert.Equal((true, "taskNotFound"), (state.HasEnded, Assert.Single(state.Errors).Code));
    }

    [Fact]
    public void A_row_that_says_the_task_is_not_there_is_no_failure_of_the_task()
    {
        var state = Of(1);
        var missing = Rows(Answers.Row(Task, "\"status\":\"error\",\"error\":{\"code\":\"taskNotFound\"}"));
        state.Apply(_clock, missing);
        Assert.Equal((false, false), (state.HasEnded, state.HasRow));

        _clock.Advance(TimeSpan.FromSeconds(10));
        state.Apply(_clock, missing);
        Assert.True(state.HasEnded);
    }

    [Fact]
    public void Whoever_knows_of_more_results_is_believed()
    {
        var state = Of(1);
        state.Expect(2);
        state.Expect(1);

        state.Apply(_clock, Rows(ScriptedCall.Success(Task)));
        Assert.Equal((false, 2), (state.HasEnded, state.Id.ResultCount));
        state.Apply(_clock, Rows(ScriptedCall.Success(Task), ScriptedCall.Success(Task, 2)));
        Assert.True(state.HasEnded);
    }

    [Fact]
    public void How_long_an_answer_took_says_nothing_about_how_long_a_task_is_missing()
    {
        var state = Of(1);
        var batch = new PollBatch([new PolledOperation(state, wasResumed: false)]) { AskedAt = _clock.GetTimestamp() };
        var missing = Answers.Errors(Answers.Error(Task, "taskNotFound"));
        batch.Apply(_clock, missing);

        _clock.Advance(TimeSpan.FromMinutes(1));
        batch.Apply(_clock, missing);

        Assert.False(state.HasEnded);
    }

    [Fact]
    public void A_row_of_a_task_makes_its_absence_begin_anew_and_another_error_does_not()
    {
        var state = Of(1);
        var missing = Answers.Errors(Answers.Error(Task, "taskNotFound"));
        state.Apply(_clock, missing);
        _clock.Advance(TimeSpan.FromSeconds(8));
        state.Apply(_clock, Rows(Running(null)));
        _clock.Advance(TimeSpan.FromSeconds(8));
        state.Apply(_clock, missing);
        Assert.False(state.HasEnded);

        _clock.Advance(TimeSpan.FromSeconds(8));
        state.Apply(_clock, Answers.Data());
        _clock.Advance(TimeSpan.FromSeconds(2));
        state.Apply(_clock, missing);
        Assert.True(state.HasEnded);
    }

    [Fact]
    public void A_missing_task_beside_its_own_row_is_not_missing()
    {
        var state = Of(1);
        var both = $$"""{"data":[{{Running(null)}}],"errors":[{{Answers.Error(Task, "taskNotFound")}}]}""";
        state.Apply(_clock, both);

        _clock.Advance(TimeSpan.FromMinutes(1));
        state.Apply(_clock, both);

        Assert.False(state.HasEnded);
    }

    private static OperationState Of(int results) => new(new(Task, results), Answers.NoSecrets);

    private static string Rows(params IEnumerable<string> rows) => Answers.Data(rows);

    private static string Running(int? percent) => Answers.Row(Task, Answers.Processing + (percent is { } known ? $",\"progress\":{known}" : ""));

    private static string WithoutUrl(int n) => Answers.Row(Task, $"\"status\":\"success\",\"videoUUID\":\"{ScriptedCall.VideoId(n)}\"");

    private static IEnumerable<(int Number, string? Path)> Videos(OperationState state) =>
        state.Videos.Select(video => (Number: int.Parse(video.VideoId.ToString()[24..], System.Globalization.CultureInfo.InvariantCulture), video.Url?.AbsolutePath));
}
