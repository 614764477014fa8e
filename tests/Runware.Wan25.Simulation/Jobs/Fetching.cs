using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Jobs;

/// <summary>Downloads what a party was given, and has the bytes compared.</summary>
internal sealed class Fetching(JobRun job, ClientHarness harness, string name)
{
    public async Task RunAsync(VideoResult result, DownloadMode mode, CancellationToken caller)
    {
        if (mode == DownloadMode.None)
        {
            job.ToDownload.AddRange(result.Videos.Take(1));
            return;
        }

        await Task.WhenAll(result.Videos.Select(video => FetchAsync(video, mode, caller)));
    }

    public async Task FetchAsync(GeneratedVideo video, DownloadMode mode, CancellationToken caller)
    {
        var wasDisposed = harness.IsClosing;
        var path = mode == DownloadMode.File ? job.World.FileFor($"{name.Replace(' ', '-')}-{video.VideoId:N}.video") : null;
        using var memory = new MemoryStream();
        try
        {
            await (path is null ? harness.Client.DownloadAsync(video, memory, null, caller) : harness.Client.DownloadAsync(
                video, path, null, caller));
            DownloadChecker.CheckFile(
                job, name, video, path is null ? memory.ToArray() : await File.ReadAllBytesAsync(path, CancellationToken.None));
        }
        catch (Exception exception)
        {
            job.World.Trace.Add($"{name}: {exception.GetType().Name}: {exception.Message}");
            DownloadChecker.CheckFailure(job, name, harness, exception, path, wasDisposed, caller);
            job.ToDownload.Add(video);
        }
    }
}
