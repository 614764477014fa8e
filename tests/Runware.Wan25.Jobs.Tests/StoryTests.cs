using Runware.Wan25.Emulator;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class StoryTests : IAsyncDisposable
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse in a storm").Build();
    private readonly RunwareEmulator _emulator = RunwareEmulator.CreateInProcess(new() { GenerationTime = TimeRange.Exactly(TimeSpan.FromMilliseconds(30)) });
    private readonly TemporaryFolder _folder = new();

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_job_that_is_stored_gets_its_video_and_its_handler_is_called(bool onDisk)
    {
        var effects = new Effects();
        await using var node = await Node.StartAsync(new() { Emulator = _emulator, Effects = effects, Store = jobs => _ = onDisk ? jobs.UseSqlite(_folder.ConnectionString) : jobs.UseInMemory() });

        var stored = await node.Jobs.EnqueueAsync("order-1", Request);
        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(Request.ToBuilder().WithIdempotencyKey("wan25-jobs", "order-1").Build(), job.Request);
        Assert.Equal(stored.OperationId, job.OperationId);
        Assert.Equal(1, _emulator.Ledger.Charges);
        var seen = Assert.Single(effects.Seen);
        Assert.Equal(job.Result!.Videos[0].Url, seen.Result!.Videos[0].Url);
        Assert.NotNull(job.Result.TotalCost);
        Assert.True(job.Result.IsComplete);
        Assert.Equal((1, 1, 100), (job.Attempts, job.Deliveries, job.Percent));
    }
}
