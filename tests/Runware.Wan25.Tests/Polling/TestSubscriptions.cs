using Runware.Wan25.Polling;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Operations that somebody waits for, and a scheduler that nobody drives.</summary>
internal sealed class TestSubscriptions : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly PollScheduler _scheduler;

    public TestSubscriptions(VirtualTimeProvider clock)
    {
        Clock = clock;
        var transport = new ApiTransport(() => _http, new("https://never.test"), "key", TimeSpan.FromSeconds(1), new ClientServices { Clock = clock });
        _scheduler = new(transport, new PollingOptions());
    }

    public VirtualTimeProvider Clock { get; }

    public PolledOperation Operation(int n, int results = 1)
    {
        var operation = new PolledOperation(new OperationState(new(Answers.TaskId(n), results), Answers.NoSecrets));
        operation.Add(Subscription(operation));
        return operation;
    }

    public Subscription Subscription(
        PolledOperation operation,
        TimeSpan? timeout = null,
        bool wantsAnswers = true,
        bool pollsNow = false,
        int maxFailures = int.MaxValue,
        CancellationToken cancellationToken = default) => new(_scheduler, operation, new SubscriptionOptions
        {
            Expected = new(operation.State.Id.ResultCount, IsKnown: true),
            Deadline = Deadline.After(timeout ?? Timeout.InfiniteTimeSpan, Clock),
            Clock = Clock,
            Token = cancellationToken,
            AcceptedAt = null,
            WantsAnswers = wantsAnswers,
            PollsNow = pollsNow,
            MaxFailures = maxFailures,
            MaxHold = _scheduler.MaxHold,
        });

    public void Dispose()
    {
        _scheduler.Dispose();
        _http.Dispose();
    }
}
