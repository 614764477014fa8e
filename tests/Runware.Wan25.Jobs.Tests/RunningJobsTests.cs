using Runware.Wan25.Jobs.Running;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>What a callback of a handler throws keeps nothing from being done.</summary>
public sealed class RunningJobsTests : IDisposable
{
    private readonly RunningJobs _jobs = new();

    [Fact]
    public async Task A_stop_waits_for_jobs_although_a_callback_throws()
    {
        RunningJob running = await EnterAsync();

        Task stop = _jobs.StopAsync();

        Assert.False(stop.IsCompleted);
        running.Dispose();
        await stop;
        await _jobs.AbandonAsync();
    }

    [Fact]
    public async Task Every_execution_is_released_although_the_callback_of_one_throws()
    {
        using RunningJob first = await EnterAsync();
        using RunningJob second = await EnterAsync();

        _jobs.Release("order-1");

        Assert.True(first.IsReleased && second.IsReleased);
        Assert.True(first.Ending.IsCancellationRequested && second.Ending.IsCancellationRequested);
    }

    public void Dispose() => _jobs.Dispose();

    private async Task<RunningJob> EnterAsync()
    {
        VideoJob job = Wan25JobsModelFactory.VideoJob("order-1", VideoRequest.FromText("A lighthouse").Build());
        RunningJob running = (await _jobs.EnterNextAsync(() => Task.FromResult<VideoJob?>(job)))!.Value.Running;
        running.Ending.Register(static () => throw new InvalidOperationException("The handler's."));
        return running;
    }
}
