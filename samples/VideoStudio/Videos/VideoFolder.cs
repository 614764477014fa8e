using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Runware.Wan25;

namespace VideoStudio;

/// <summary>
/// Stores downloaded videos, each under its id: no name from a request is part of a path. A file appears when it is complete; nodes that
/// share the folder can download the same one at once.
/// </summary>
internal sealed class VideoFolder(
    IWan25Client client, IHostEnvironment environment, IOptions<StudioOptions> options, IHostApplicationLifetime host)
{
    private readonly string _folder = Directory.CreateDirectory(new StudioPaths(environment, options.Value).Videos).FullName;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _downloads = new();

    public static string ContentTypeOf(VideoOutputFormat format) => format switch
    {
        VideoOutputFormat.WebM => "video/webm",
        VideoOutputFormat.Mov => "video/quicktime",
        _ => "video/mp4",
    };

    /// <summary>Gets the path of the file, and downloads it if it is missing. Concurrent calls share a download.</summary>
    public async Task<string> FetchAsync(GeneratedVideo video, VideoOutputFormat format, CancellationToken cancellationToken)
    {
        string path = PathOf(video, format);
        if (File.Exists(path))
        {
            return path;
        }

        // The download is not canceled with the first caller, because others may be waiting for it.
        await _downloads.GetOrAdd(path, _ => new(() => DownloadAsync(video, path))).Value.WaitAsync(cancellationToken);
        return path;
    }

    public void Delete(GeneratedVideo video, VideoOutputFormat format) => File.Delete(PathOf(video, format));

    private string PathOf(GeneratedVideo video, VideoOutputFormat format) =>
        Path.Combine(_folder, $"{video.VideoId:N}.{format.ToString().ToLowerInvariant()}");

    private async Task DownloadAsync(GeneratedVideo video, string path)
    {
        try
        {
            // Until the host has stopped, not when it begins to stop: a canceled download would count as a failure of the job.
            await client.DownloadAsync(video, path, cancellationToken: host.ApplicationStopped);
        }
        finally
        {
            _downloads.TryRemove(path, out _);
        }
    }
}
