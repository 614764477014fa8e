using System.Data.Common;
using Runware.Wan25.Jobs.Running;

namespace Runware.Wan25.Jobs.Tests;

public class OutcomeClassifierTests
{
    private static readonly TimeSpan AccountRetryDelay = TimeSpan.FromMinutes(5);

    [Fact]
    public void An_unexpected_exception_is_retried_and_its_message_is_not_stored()
    {
        var outcome = Assert.IsType<AttemptOutcome.Retry>(
            OutcomeClassifier.Classify(new KeyNotFoundException("a prompt, for all we know"), AccountRetryDelay));

        Assert.Equal(VideoJobFailureCodes.Unexpected, outcome.Error.Code);
        Assert.Equal("The attempt threw KeyNotFoundException; see the log.", outcome.Error.Message);
        Assert.False(outcome.Immediately);
        Assert.Null(outcome.MinDelay);
    }

    [Fact]
    public void A_database_error_and_a_foreign_cancellation_are_retried()
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
