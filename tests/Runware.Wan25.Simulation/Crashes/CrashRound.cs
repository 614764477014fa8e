using System.Diagnostics;
using Runware.Wan25.Emulator;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Running;

namespace Runware.Wan25.Simulation.Crashes;

/// <summary>One job, done by a process that is killed again and again until one of its lives gets to the end.</summary>
internal sealed class CrashRound(long seed, CrashVariant variant)
{
    private const int MaxLives = 30;
    private const int LivesThatMayBeKilled = 5;

    private readonly SeededRandom _random = new(seed, "crash");

    public int Kills { get; private set; }

    public int Lives { get; private set; }

    /// <summary>Runs the round. What did not hold; empty is good.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("wan25-crash-").FullName;
        try
        {
            await using var emulator = await RunwareEmulator.StartAsync(new()
            {
                GenerationTime = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(300)),
                Seed = seed,
            });
            Disturb(emulator.Faults);
            await Task.WhenAll(Enumerable.Range(0, variant == CrashVariant.TwoProcesses ? 2 : 1)
                .Select(number => LiveAndDieAsync(emulator, folder, number)));
            return [.. Check(emulator, folder)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The moments in which to be killed have to be long enough to be hit.</summary>
    private void Disturb(FaultRules faults)
    {
        faults.OnSubmit().Delay(TimeSpan.FromMilliseconds(_random.Between(0, 60))).DelayResponse(TimeSpan.FromMilliseconds(
            _random.Between(0, 60)));
        faults.OnDownload().StallAtByte(_random.Between(1, 40_000), TimeSpan.FromMilliseconds(_random.Between(0, 100)));
        if (variant == CrashVariant.Unknown)
        {
            faults.OnSubmit().FirstCalls(2).DropAfterAccepting();
            faults.OnTaskDetails().FirstCalls(6).Respond(503);
        }
    }

    private async Task LiveAndDieAsync(RunwareEmulator emulator, string folder, int number)
    {
        for (var life = 1; life <= MaxLives; life++)
        {
            Lives++;
            var start = new ProcessStartInfo(
                ShardProcess.Host(), [
                    "exec", typeof(CrashRound).Assembly.Location, CrashWorker.Command, emulator.Endpoint.ToString(), folder,
                    $"order-{seed}", variant.ToString()
                ])
            {
                RedirectStandardError = true,
            };
            start.Environment["DOTNET_TieredPGO"] = "0";
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            using var doom = new CancellationTokenSource();
            var death = life <= LivesThatMayBeKilled
                ? KillAsync(process, emulator.Ledger.Requests, new SeededRandom(seed, "kill", (number << 8) + life), doom.Token)
                : Task.FromResult(false);
            await process.WaitForExitAsync();
            await doom.CancelAsync();
            if (await death)
            {
                Kills++;
                continue;
            }

            if (process.ExitCode == 0)
            {
                return;
            }

            // It may give up while the service does not respond. A program that does so is started again, too; but not for ever.
            _ = await errors;
        }
    }

    /// <summary>Kills the process some time after its n-th request has arrived. Whether it came to that before its own end.</summary>
    private static async Task<bool> KillAsync(Process process, RequestCounts requests, SeededRandom random, CancellationToken ended)
    {
        try
        {
            for (var enough = requests.All + random.Skewed(0, 12, 1.5); requests.All < enough;)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, ended);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Between(0, 60)), TimeProvider.System, ended);
            if (process.HasExited)
            {
                return false;
            }

            // On Unix this is SIGKILL: no handler, no finally, no flush.
            process.Kill();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private IEnumerable<string> Check(RunwareEmulator emulator, string folder)
    {
        if (emulator.Ledger.Charges != 1)
        {
            yield return $"seed {seed}, {variant}: {emulator.Ledger.Charges} charges under {emulator.Ledger.TaskCount} ids after {Kills} "
                + $"kills in {Lives} lives";
        }

        var files = Directory.GetFiles(folder, "*.mp4");
        foreach (var video in emulator.Ledger.Tasks.Select(task => emulator.State.Videos.Find(task.TaskId)!).SelectMany(task => task.Items))
        {
            var file = files.SingleOrDefault(file => Path.GetFileNameWithoutExtension(file) == video.VideoId.ToString("D"));
            var made = VideoFile.Content(video);
            if (file is null || !File.ReadAllBytes(file).AsSpan().SequenceEqual([.. made.Head.Span, .. made.Tail.Span]))
            {
                yield return $"seed {seed}, {variant}: the file of video {video.VideoId} is {(file is null ? "missing" : "not the video")} "
                    + $"after {Kills} kills in {Lives} lives";
            }
        }
    }
}
