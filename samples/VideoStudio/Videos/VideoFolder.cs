using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Runware.Wan25;

namespace VideoStudio;

/// <summary>
/// The downloaded videos, each under its own id: no name that somebody sent is ever part of a path. A file is there when it is complete, and not before; nodes that
/// share the folder may fetch the same one at once.
/// </summary>
internal sealed class VideoFolder(IWan25Client client, IHostEnvironment environment, IOptions<StudioOptions> options, IHostApplicationLifetime host)
{
    private readonly string _folder = Directory.CreateDirectory(new StudioPaths(environment, options.Value).Videos).FullName;
    private readonly ConcurrentDictionary<string, Lazy<Task>> _downloads = new();

    public static string ContentTypeOf(VideoOutputFormat format) => format switch
    {
        VideoOutputFormat.WebM => "video/webm",
        VideoOutputFormat.Mov => "video/quicktime",
        _ => "video/mp4",
    };

    /// <summary>Gives the path of the file. Whoever asks while it is being fetched waits for the same download.</summary>
    public async Task<string> FetchAsync(GeneratedVideo video, VideoOutputFormat format, CancellationToken cancellationToken)
    {
        string path = Path.Combine(_folder, $"{video.VideoId:N}.{format.ToString().ToLowerInvariant()}");
        if (File.Exists(path))
        {
            return path;
        }

        // The download is nobody's own: who asked first may go away while others wait.
        await _downloads.GetOrAdd(path, _ => new(() => DownloadAsync(video, path))).Value.WaitAsync(cancellationToken);
        return path;
    }

    private async Task DownloadAsync(GeneratedVideo video, string path)
    {
        try
        {
            // Whoever waits lets go when the host begins to stop; the jobs are handed over then, and this is no failure of theirs.
            await client.DownloadAsync(video, path, cancellationToken: host.ApplicationStopped);
        }
        finally
        {
            _downloads.TryRemove(path, out _);
        }
    }
}
