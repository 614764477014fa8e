using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Tests.Support;

namespace Runware.Wan25.Jobs.Tests;

public sealed class VideoJobsTests : JobsTest
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];

    [Fact]
    public async Task Local_bytes_are_uploaded_first_and_stored_as_a_reference()
    {
        await using var node = await StartAsync();

        var job = await node.Jobs.EnqueueAsync("order-1", VideoRequest.FromImage(ImageInput.FromBytes(Png), "It moves").Build());
        await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.Equal(
            VideoRequest.FromImage(job.Request.FirstFrame!, "It moves").WithIdempotencyKey("wan25-jobs", "order-1").Build(),
            job.Request);
        var media = Assert.Single(Assert.Single(Emulator.Ledger.Tasks).Media);
        Assert.NotNull(Emulator.Ledger.FindUpload(Guid.Parse(media.Reference!)));
    }

    [Fact]
    public async Task Bytes_that_cannot_be_uploaded_are_not_promised_anything()
    {
        Emulator.Faults.OnAnyRequest().Respond(503);
        await using var node = await StartAsync();

        await Assert.ThrowsAnyAsync<RunwareException>(
            () => node.Jobs.EnqueueAsync("order-1", VideoRequest.FromImage(ImageInput.FromBytes(Png), "It moves").Build()));

        Assert.Null(await node.Jobs.FindAsync("order-1"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a\nb", "control")]
    public async Task A_key_that_cannot_be_one_is_refused(string key, string says)
    {
        await using var node = await StartAsync();

        Assert.Contains(
            says,
            (await Assert.ThrowsAsync<ArgumentException>(() => node.Jobs.EnqueueAsync(key, Request))).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "surrogate",
            (await Assert.ThrowsAsync<ArgumentException>(() => node.Jobs.EnqueueAsync("a\ud800b", Request))).Message,
            StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => node.Jobs.EnqueueAsync("\ufffd\ud800", Request));
        Assert.Contains(
            "it has 151",
            (await Assert.ThrowsAsync<ArgumentException>(() => node.Jobs.FindAsync(new string('k', 151)))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_other_key_comes_back_as_it_was()
    {
        await using var node = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        string[] keys = ["Order 4711", "a'b\"c;--", "灯台🎬", "a#1", "\ufffd", new('k', 150)];

        foreach (var key in keys)
        {
            Assert.Equal(key, (await node.Jobs.EnqueueAsync(key, Request)).Key);
        }

        Assert.Equal(keys.Reverse(), (await node.Jobs.ListAsync()).Jobs.Select(job => job.Key));
    }

    [Fact]
    public async Task Pages_hold_each_job_once_while_others_arrive()
    {
        await using var node = await StartAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0));
        for (var number = 0; number < 7; number++)
        {
            await node.Jobs.EnqueueAsync($"order-{number}", Request);
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await node.Jobs.ListAsync(new() { PageSize = 3, Cursor = cursor, State = VideoJobState.Queued });
            seen.AddRange(page.Jobs.Select(job => job.Key));
            cursor = page.NextCursor;
            await node.Jobs.EnqueueAsync($"later-{seen.Count}", Request);
        }
        while (cursor is not null);

        Assert.Equal(["order-6", "order-5", "order-4", "order-3", "order-2", "order-1", "order-0"], seen);
        Assert.Empty((await node.Jobs.ListAsync(new() { State = VideoJobState.Completed })).Jobs);
    }

    [Fact]
    public async Task An_invalid_query_is_refused()
    {
        await using var node = await StartAsync();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => node.Jobs.ListAsync(new() { PageSize = 0 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => node.Jobs.ListAsync(new() { PageSize = 501 }));
        await Assert.ThrowsAsync<ArgumentException>(() => node.Jobs.ListAsync(new() { Cursor = "nonsense" }));
    }

    [Fact]
    public async Task What_cannot_be_scheduled_is_stored_all_the_same_and_run_later()
    {
        await using (Node idle = await StartOnDiskAsync(jobs => jobs.Configure(options => options.MaxRunningPerNode = 0)))
        {
            await Folder.ExecuteAsync(
                "create trigger no_more before insert on wan25_qrtz_triggers begin select raise(abort, 'No more.'); end");
            Assert.Equal(VideoJobState.Queued, (await idle.Jobs.EnqueueAsync("order-1", Request)).State);
            await idle.Services.GetRequiredService<JobTriggers>().Added;
            await Folder.ExecuteAsync("drop trigger no_more");
        }

        await using Node node = await StartOnDiskAsync();
        await node.UntilAsync("order-1", VideoJobState.Completed);
    }

    [Fact]
    public async Task Prompts_keys_and_urls_are_in_no_log()
    {
        await using var node = await StartAsync();

        await node.Jobs.EnqueueAsync("order-1", VideoRequest.FromText("SECRET prompt").WithNegativePrompt("SECRET too").Build());
        var job = await node.UntilAsync("order-1", VideoJobState.Completed);

        Assert.All(node.Signals.Lines, line => Assert.DoesNotContain("SECRET", line, StringComparison.Ordinal));
        Assert.All(node.Signals.Lines, line => Assert.DoesNotContain(job.Result!.Videos[0].Url!.Query, line, StringComparison.Ordinal));
        Assert.DoesNotContain("SECRET", job.ToString(), StringComparison.Ordinal);
    }
}
