using System.Data.Common;
using Runware.Wan25.Jobs.Running;

namespace Runware.Wan25.Jobs.Tests;

public class JudgeTests
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    [Fact]
    public void What_nobody_expects_is_tried_again_with_the_usual_pause_and_its_text_is_not_stored()
    {
        var verdict = Assert.IsType<Verdict.NotYet>(Judge.Of(new KeyNotFoundException("a prompt, for all we know"), LongestPause));

        Assert.Equal(VideoJobFailureCodes.Unexpected, verdict.Trouble.Code);
        Assert.Equal("The attempt threw KeyNotFoundException; see the log.", verdict.Trouble.Message);
        Assert.False(verdict.AtOnce);
        Assert.Null(verdict.AtLeast);
    }

    [Fact]
    public void Trouble_with_a_database_or_a_time_limit_of_the_applications_own_is_like_any_other()
    {
        Assert.IsType<Verdict.NotYet>(Judge.Of(new DatabaseIsAway(), LongestPause));
        Assert.IsType<Verdict.NotYet>(Judge.Of(new TaskCanceledException(), LongestPause));
    }

    [Fact]
    public void A_wait_that_took_too_long_goes_on_at_once()
    {
        var id = new VideoOperationId(Guid.NewGuid());
        var timeout = Wan25ModelFactory.VideoGenerationTimeoutException(Wan25ModelFactory.VideoResult(id, [], []));

        Assert.True(Assert.IsType<Verdict.NotYet>(Judge.Of(timeout, LongestPause)).AtOnce);
    }

    private sealed class DatabaseIsAway : DbException;
}
