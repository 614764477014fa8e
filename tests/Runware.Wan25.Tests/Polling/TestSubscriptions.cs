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
        var transport = new ApiTransport(
            () => _http, new("https://never.test"), "key", TimeSpan.FromSeconds(1), new InjectedServices { Clock = clock });
        _scheduler = new(transport, new PollingOptions());
    }

    public VirtualTimeProvider Clock { get; }

    public PolledOperation Operation(int n, int results = 1)
    {
        var operation = new PolledOperation(new OperationState(new(Responses.TaskId(n), results), Responses.NoSecrets));
        operation.Add(Subscription(operation));
        return operation;
    }

    public Subscription Subscription(
        PolledOperation operation,
        TimeSpan? timeout = null,
        VideoOperation? handle = null,
        bool wantsResponses = true,
        bool pollsNow = false,
        int maxFailures = int.MaxValue,
        CancellationToken cancellationToken = default)
    {
        var deadline = Deadline.After(timeout ?? Timeout.InfiniteTimeSpan, Clock);
        return new(_scheduler, operation, handle ?? new VideoOperation(operation.State), Clock, new SubscriptionOptions
        {
            Deadline = deadline,
            Token = cancellationToken,
            WantsResponses = wantsResponses,
            Attempts = pollsNow || maxFailures != int.MaxValue
                ? new FailedPollLimit(maxFailures, deadline, _scheduler.MaxHold)
                : null,
        });
    }

    public void Dispose()
    {
        _scheduler.Dispose();
        _http.Dispose();
    }
}
