using System.Data.Common;
using Runware.Wan25.Jobs.Running;

namespace Runware.Wan25.Jobs.Tests;

public class OutcomeClassifierTests
{
    private static readonly TimeSpan AccountRetryDelay = TimeSpan.FromMinutes(5);

    [Fact]
    public void What_nobody_expects_is_tried_again_with_the_usual_pause_and_its_text_is_not_stored()
    {
        var outcome = Assert.IsType<AttemptOutcome.Retry>(OutcomeClassifier.Classify(new KeyNotFoundException("a prompt, for all we know"), AccountRetryDelay));

        Assert.Equal(VideoJobFailureCodes.Unexpected, outcome.Error.Code);
        Assert.Equal("The attempt threw KeyNotFoundException; see the log.", outcome.Error.Message);
        Assert.False(outcome.Immediately);
        Assert.Null(outcome.MinDelay);
    }

    [Fact]
    public void Trouble_with_a_database_or_a_time_limit_of_the_applications_own_is_like_any_other()
    {
        Assert.IsType<AttemptOutcome.Retry>(OutcomeClassifier.Classify(new DatabaseIsAway(), AccountRetryDelay));
        Assert.IsType<AttemptOutcome.Retry>(OutcomeClassifier.Classify(new TaskCanceledException(), AccountRetryDelay));
    }

    [Fact]
    public void A_wait_that_took_too_long_goes_on_at_once()
    {
        var id = new VideoOperationId(Guid.NewGuid());
        var timeout = Wan25ModelFactory.VideoGenerationTimeoutException(Wan25ModelFactory.VideoResult(id, [], []));

        Assert.True(Assert.IsType<AttemptOutcome.Retry>(OutcomeClassifier.Classify(timeout, AccountRetryDelay)).Immediately);
    }

    private sealed class DatabaseIsAway : DbException;
}
