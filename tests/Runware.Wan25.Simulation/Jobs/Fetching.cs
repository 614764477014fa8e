using Runware.Wan25.Simulation.Invariants;
using Runware.Wan25.Simulation.Plans;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Jobs;

/// <summary>Downloads what a party was given, and has the bytes compared.</summary>
internal sealed class Fetching(JobRun job, ClientSeat seat, string name)
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
        var wasDisposed = seat.IsClosing;
        var path = mode == DownloadMode.File ? job.World.FileFor($"{name.Replace(' ', '-')}-{video.VideoId:N}.video") : null;
        using var memory = new MemoryStream();
        try
        {
            await (path is null ? seat.Client.DownloadAsync(video, memory, null, caller) : seat.Client.DownloadAsync(
                video, path, null, caller));
            DownloadJudge.CheckFile(
                job, name, video, path is null ? memory.ToArray() : await File.ReadAllBytesAsync(path, CancellationToken.None));
        }
        catch (Exception exception)
        {
            job.World.Trace.Add($"{name}: {exception.GetType().Name}: {exception.Message}");
            DownloadJudge.CheckFailure(job, name, seat, exception, path, wasDisposed, caller);
            job.ToDownload.Add(video);
        }
    }
}
