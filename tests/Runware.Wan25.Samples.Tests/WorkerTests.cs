namespace Runware.Wan25.Samples.Tests;

public sealed class WorkerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_text_file_becomes_a_video_and_a_bad_one_is_put_aside()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);
        _folder.Write("inbox/1-nothing.txt", " ");
        _folder.Write("inbox/2-lighthouse.txt", "A lighthouse in a storm\n");
        using var worker = Start(emulator);

        string finished = await worker.LineAsync("2-lighthouse is finished");
        await worker.LineAsync("1-nothing failed for good");

        LedgerTask task = Assert.Single(emulator.Ledger.Tasks);
        Assert.Contains($"operation {task.TaskId}-1", finished, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder.PathOf("outbox", "2-lighthouse.mp4")));
        Assert.Equal(["1-nothing.txt.failed"], Directory.EnumerateFiles(_folder.PathOf("inbox")).Select(Path.GetFileName));
        worker.Interrupt();
        Assert.Equal(0, (await worker.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task An_order_that_the_service_refuses_for_good_is_put_aside()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);
        emulator.Faults.OnSubmit().Respond(
            400, """{"errors":[{"code":"invalidParameter","message":"No.","parameter":"positivePrompt"}]}""");
        _folder.Write("inbox/lighthouse.txt", "A lighthouse in a storm");
        using var worker = Start(emulator);

        await worker.LineAsync("lighthouse failed for good");

        Assert.Equal(["lighthouse.txt.failed"], Directory.EnumerateFiles(_folder.PathOf("inbox")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_order_that_cannot_be_put_aside_does_not_stop_the_others()
    {
        await using var emulator = await RunwareEmulator.StartAsync(SampleArguments.Quick);
        _folder.Write("inbox/1-nothing.txt", " ");
        _folder.Write("inbox/1-nothing.txt.failed/not-empty", "");
        using var worker = Start(emulator);
        await worker.LineAsync("1-nothing will be tried again");

        File.Move(_folder.Write("new.txt", "A lighthouse in a storm"), _folder.PathOf("inbox", "2-lighthouse.txt"));
        await worker.LineAsync("2-lighthouse is finished");

        Assert.True(File.Exists(_folder.PathOf("outbox", "2-lighthouse.mp4")));
    }

    [Fact]
    public async Task A_worker_that_is_killed_while_it_waits_pays_once()
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = await RunwareEmulator.StartAsync(new() { TimeProvider = clock });
        _folder.Write("inbox/lighthouse.txt", "A lighthouse in a storm");
        using (SampleProcess killed = Start(emulator))
        {
            await killed.LineAsync("lighthouse is task");
            await Accepted.ByAsync(emulator);
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        using SampleProcess restarted = Start(emulator);
        await restarted.LineAsync("lighthouse is finished");

        Assert.True(File.Exists(_folder.PathOf("outbox", "lighthouse.mp4")));
        Assert.Equal(1, emulator.Ledger.Charges);
    }

    private SampleProcess Start(RunwareEmulator emulator) => SampleProcess.Start("Worker", SampleArguments.For(
        emulator, $"--Worker:Inbox={_folder.PathOf("inbox")}", $"--Worker:Outbox={_folder.PathOf("outbox")}",
        "--Worker:Interval=00:00:00.1"));
}
