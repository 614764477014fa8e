using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Which failures an answer tells, each once, and whether they are what the answer before told.</summary>
public class FailureLedgerTests
{
    private readonly FailureLedger _ledger = new();

    [Fact]
    public void A_failure_that_is_told_in_a_row_and_under_errors_is_one()
    {
        Tell(errors: ["a", "b"], rows: ["b", "a"]);

        Assert.Equal(["a", "b"], Codes());
    }

    [Fact]
    public void Two_that_look_alike_are_two()
    {
        Tell(errors: ["a", "a"], rows: ["a", "a", "a"]);

        Assert.Equal(["a", "a", "a"], Codes());
    }

    [Fact]
    public void A_row_that_says_nothing_but_error_is_any_of_those_under_errors()
    {
        Tell(errors: ["a", "b"], rows: ["unknown", "unknown", "unknown"]);

        Assert.Equal(["a", "b", "unknown"], Codes());
    }

    [Theory]
    [InlineData(new[] { "a" }, new string[0])]
    [InlineData(new string[0], new[] { "a" })]
    public void Told_in_one_place_is_enough(string[] errors, string[] rows)
    {
        Tell(errors, rows);

        Assert.Equal(["a"], Codes());
    }

    [Fact]
    public void The_same_code_with_another_message_is_another_failure()
    {
        _ledger.Begin();
        _ledger.Add(Answers.Report("a", "second"), isVerdict: true, Answers.NoSecrets);
        _ledger.AddFromRow(Answers.Report("a", "first"), Answers.NoSecrets);
        _ledger.End(videos: 0);

        Assert.Equal(["first", "second"], _ledger.Current.Select(error => error.Message));
    }

    [Fact]
    public void No_task_has_more_than_a_hundred()
    {
        Tell(errors: Enumerable.Repeat("a", 150), rows: []);

        Assert.Equal(100, _ledger.Current.Length);
    }

    [Fact]
    public void The_same_failures_in_another_order_are_unchanged()
    {
        Assert.False(Tell(errors: ["b", "a", "c"], rows: []));
        Assert.True(Tell(errors: ["c", "b", "a"], rows: []));
    }

    [Theory]
    [InlineData(new[] { "a" }, 0, true, false)]
    [InlineData(new[] { "a", "b", "c" }, 0, true, false)]
    [InlineData(new[] { "a", "c" }, 0, true, false)]
    [InlineData(new[] { "a", "b" }, 1, true, false)]
    [InlineData(new[] { "a", "b" }, 0, false, false)]
    [InlineData(new[] { "a", "b" }, 0, true, true)]
    public void Unchanged_means_as_many_of_the_same_kind_beside_as_many_videos(string[] errors, int videos, bool isVerdict, bool isUnchanged)
    {
        Tell(["a", "b"], []);

        Assert.Equal(isUnchanged, Tell(errors, [], videos, isVerdict));
    }

    [Fact]
    public void No_failures_are_never_unchanged()
    {
        Assert.False(Tell([], []));
        Assert.False(Tell([], []));
    }

    [Fact]
    public void An_answer_is_a_verdict_when_all_of_its_errors_are()
    {
        _ledger.Begin();
        _ledger.Add(Answers.Report("a"), isVerdict: false, Answers.NoSecrets);
        _ledger.Add(Answers.Report("b"), isVerdict: true, Answers.NoSecrets);
        Assert.False(_ledger.IsVerdict);

        _ledger.Begin();
        Assert.True(_ledger.IsVerdict);
    }

    [Fact]
    public void An_answer_that_is_forgotten_leaves_the_one_before()
    {
        Tell(["a"], [], isVerdict: false);
        _ledger.Begin();

        _ledger.Forget();

        Assert.False(_ledger.IsVerdict);
        Assert.Equal(["a"], Codes());
    }

    [Theory]
    [InlineData("taskNotFound", true, false)]
    [InlineData("taskExpired", false, true)]
    [InlineData("modelNotFound", false, false)]
    public void What_it_says_about_the_task_holds_for_one_answer(string code, bool missing, bool gone)
    {
        Tell([code, "inferenceError"], []);
        Assert.Equal((missing, gone), (_ledger.SawMissing, _ledger.SawGone));

        Tell(["inferenceError"], []);
        Assert.Equal((false, false), (_ledger.SawMissing, _ledger.SawGone));
    }

    [Fact]
    public void News_are_those_of_the_answer_at_hand()
    {
        _ledger.Begin();
        Assert.False(_ledger.HasNews);
        _ledger.AddFromRow(Answers.Report("a"), Answers.NoSecrets);
        Assert.True(_ledger.HasNews);

        _ledger.Begin();
        Assert.False(_ledger.HasNews);
        _ledger.Add(Answers.Report("a"), isVerdict: true, Answers.NoSecrets);
        Assert.True(_ledger.HasNews);
    }

    private string[] Codes() => [.. _ledger.Current.Select(error => error.Code)];

    private bool Tell(IEnumerable<string> errors, IEnumerable<string> rows, int videos = 0, bool isVerdict = true)
    {
        _ledger.Begin();
        foreach (var row in rows)
        {
            _ledger.AddFromRow(row == "unknown" ? new(Answers.Parse("{}"), null) : Answers.Report(row), Answers.NoSecrets);
        }

        foreach (var error in errors)
        {
            _ledger.Add(Answers.Report(error), isVerdict, Answers.NoSecrets);
        }

        return _ledger.End(videos);
    }
}
