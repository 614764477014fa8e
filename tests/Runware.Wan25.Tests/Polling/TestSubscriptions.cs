using Runware.Wan25.Polling;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Operations that somebody waits for, and a scheduler that nobody drives.</summary>
internal sealed class Watched : IDisposable
{
    private readonly HttpClient _http = new();
    private readonly PollScheduler _scheduler;

    public Watched(ManualClock clock)
    {
        Clock = clock;
        var transport = new ApiTransport(() => _http, new("https://never.test"), "key", TimeSpan.FromSeconds(1), new ClientEnvironment { Clock = clock });
        _scheduler = new(transport, new PollingOptions());
    }

    public ManualClock Clock { get; }

    public PolledOperation Operation(int n, int results = 1, bool wasResumed = false)
    {
        var operation = new PolledOperation(new OperationState(new(Answers.TaskId(n), results), Answers.NoSecrets), wasResumed) { WantsArchive = wasResumed };
        operation.Add(Watch(operation));
        return operation;
    }

    public Watch Watch(PolledOperation operation, TimeSpan? timeout = null, bool wantsAnswers = true, PollBatch? ignored = null, CancellationToken cancellationToken = default) =>
        new(_scheduler, operation, Deadline.After(timeout ?? Timeout.InfiniteTimeSpan, Clock), Clock, cancellationToken) { WantsAnswers = wantsAnswers, Ignored = ignored };

    public void Dispose()
    {
        _scheduler.Dispose();
        _http.Dispose();
    }
}
