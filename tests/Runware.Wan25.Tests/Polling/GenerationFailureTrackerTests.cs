using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Which failures a response has, each once, and whether they are those of the response before.</summary>
public class GenerationFailureTrackerTests
{
    private readonly GenerationFailureTracker _failures = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public void A_failure_that_is_reported_in_a_row_and_under_errors_is_one()
    {
        Report(errors: ["a", "b"], rows: ["b", "a"]);

        Assert.Equal(["a", "b"], Codes());
    }

    [Fact]
    public void Two_that_look_alike_are_two()
    {
        Report(errors: ["a", "a"], rows: ["a", "a", "a"]);

        Assert.Equal(["a", "a", "a"], Codes());
    }

    [Fact]
    public void A_row_with_nothing_but_error_is_any_of_those_under_errors()
    {
        Report(errors: ["a", "b"], rows: ["unknown", "unknown", "unknown"]);

        Assert.Equal(["a", "b", "unknown"], Codes());
    }

    [Theory]
    [InlineData(new[] { "a" }, new string[0])]
    [InlineData(new string[0], new[] { "a" })]
    public void Reported_in_one_place_is_enough(string[] errors, string[] rows)
    {
        Report(errors, rows);

        Assert.Equal(["a"], Codes());
    }

    [Fact]
    public void The_same_code_with_another_message_is_another_failure()
    {
        _failures.Begin();
        _failures.Add(Responses.Report("a", "second"), isCertain: true, isFromRow: false, Responses.NoSecrets);
        _failures.Add(Responses.Report("a", "first"), isCertain: true, isFromRow: true, Responses.NoSecrets);
        _failures.End(videos: 0, isRunning: false, now: 0);

        Assert.Equal(["first", "second"], _failures.Current.Select(error => error.Message));
    }

    [Fact]
    public void No_task_has_more_than_a_hundred()
    {
        Report(errors: Enumerable.Repeat("a", 150), rows: []);

        Assert.Equal(100, _failures.Current.Length);
    }

    [Fact]
    public void The_same_failures_in_another_order_are_unchanged()
    {
        Assert.False(Report(errors: ["b", "a", "c"], rows: []));
        Assert.True(Report(errors: ["c", "b", "a"], rows: []));
    }

    [Theory]
    [InlineData(new[] { "a" }, 0, true, false)]
    [InlineData(new[] { "a", "b", "c" }, 0, true, false)]
    [InlineData(new[] { "a", "c" }, 0, true, false)]
    [InlineData(new[] { "a", "b" }, 1, true, false)]
    [InlineData(new[] { "a", "b" }, 0, false, true)]
    [InlineData(new[] { "a", "b" }, 0, true, true)]
    public void Unchanged_means_as_many_of_the_same_kind_beside_as_many_videos(
        string[] errors, int videos, bool isCertain, bool isUnchanged)
    {
        Report(["a", "b"], []);

        Assert.Equal(isUnchanged, Report(errors, [], videos, isCertain));
    }

    [Fact]
    public void No_failures_are_never_unchanged()
    {
        Assert.False(Report([], []));
        Assert.False(Report([], []));
    }

    [Fact]
    public void A_response_is_certain_when_all_of_its_failures_are()
    {
        _failures.Begin();
        _failures.Add(Responses.Report("a"), isCertain: false, isFromRow: false, Responses.NoSecrets);
        _failures.Add(Responses.Report("b"), isCertain: true, isFromRow: false, Responses.NoSecrets);
        _failures.End(videos: 0, now: 0);
        Assert.False(_failures.IsCertain);

        Report(["a", "b"], []);
        Assert.True(_failures.IsCertain);
    }

    [Fact]
    public void A_response_that_does_not_end_leaves_the_one_before()
    {
        Report(["a"], [], isCertain: false);

        _failures.Begin();
        _failures.Begin();

        Assert.False(_failures.IsCertain);
        Assert.Equal(["a"], Codes());
    }

    [Fact]
    public void They_stand_for_all_when_they_stay_the_same_for_the_grace_time()
    {
        Report(["a"], []);
        _clock.Advance(GenerationFailureTracker.WholeTaskGrace - TimeSpan.FromSeconds(1));
        Report(["a"], []);
        Assert.False(_failures.StandForAll(_clock));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_failures.StandForAll(_clock));

        Report(["b"], []);
        Assert.False(_failures.StandForAll(_clock));
        Report([], []);
        _clock.Advance(GenerationFailureTracker.WholeTaskGrace);
        Assert.False(_failures.StandForAll(_clock));
    }

    [Theory]
    [InlineData("providerError", true, false, 20)]
    [InlineData("providerError", false, false, 120)]
    [InlineData("invalidProviderContent", true, false, 20)]
    [InlineData("invalidValueUploadFailed", true, true, 0)]
    [InlineData("invalidValueUploadFailed", false, false, 120)]
    public void They_stand_for_all_at_once_only_when_live_and_with_a_shared_reason(string code, bool isLive, bool atOnce, int seconds)
    {
        Report([code], [], isLive: isLive);
        Assert.False(_failures.StandForAll(_clock));
        Report([code], [], isLive: isLive);
        Assert.Equal((isLive, atOnce), (_failures.IsRepeatedLive, _failures.StandForAll(_clock)));

        _clock.Advance(TimeSpan.FromSeconds(seconds) / 2);
        Assert.Equal(atOnce, _failures.StandForAll(_clock));
        _clock.Advance(TimeSpan.FromSeconds(seconds) / 2);
        Assert.True(_failures.StandForAll(_clock));
    }

    [Fact]
    public void The_live_store_itself_must_repeat_what_counts_as_repeated_live()
    {
        Report(["a"], []);
        Report(["a"], [], isLive: false);
        Assert.False(_failures.IsRepeatedLive);

        _clock.Advance(GenerationFailureTracker.WholeTaskGrace);
        Assert.True(_failures.StandForAll(_clock));
        Report(["a"], []);
        Assert.True(_failures.IsRepeatedLive);
    }

    [Fact]
    public void The_time_in_the_archive_alone_does_not_count_in_the_live_store()
    {
        Report(["a"], [], isLive: false);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Report(["a"], []);
        Assert.False(_failures.StandForAll(_clock));

        _clock.Advance(GenerationFailureTracker.WholeTaskGrace);
        Assert.True(_failures.StandForAll(_clock));
    }

    [Fact]
    public void The_time_beside_something_that_runs_does_not_count()
    {
        Report(["a"], [], isRunning: true);
        _clock.Advance(GenerationFailureTracker.WholeTaskGrace);
        Report(["a"], []);
        Assert.False(_failures.StandForAll(_clock));

        _clock.Advance(GenerationFailureTracker.WholeTaskGrace);
        Assert.True(_failures.StandForAll(_clock));
    }

    [Fact]
    public void News_are_those_of_the_response_at_hand()
    {
        _failures.Begin();
        Assert.False(_failures.HasNews);
        _failures.Add(Responses.Report("a"), isCertain: true, isFromRow: true, Responses.NoSecrets);
        Assert.True(_failures.HasNews);

        _failures.Begin();
        Assert.False(_failures.HasNews);
        _failures.Add(Responses.Report("a"), isCertain: true, isFromRow: false, Responses.NoSecrets);
        Assert.True(_failures.HasNews);
    }

    private string[] Codes() => [.. _failures.Current.Select(error => error.Code)];

    private bool Report(
        IEnumerable<string> errors,
        IEnumerable<string> rows,
        int videos = 0,
        bool isCertain = true,
        bool isRunning = false,
        bool isLive = true)
    {
        _failures.Begin();
        foreach (var row in rows)
        {
            var report = row == "unknown" ? new(Responses.Parse("{}"), null) : Responses.Report(row);
            _failures.Add(report, isCertain, isFromRow: true, Responses.NoSecrets, isLive);
        }

        foreach (var error in errors)
        {
            _failures.Add(Responses.Report(error), isCertain, isFromRow: false, Responses.NoSecrets, isLive);
        }

        _failures.End(videos, _clock.GetTimestamp(), isRunning);
        return _failures.IsUnchanged;
    }
}
