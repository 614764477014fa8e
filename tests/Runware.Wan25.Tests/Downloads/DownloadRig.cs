using Runware.Wan25.Downloads;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>A downloader with everything around it: a scripted host, a clock, a folder of its own.</summary>
internal sealed class DownloadRig : IDisposable
{
    public const string Url = "https://im.runware.example/video/lighthouse.mp4?signature=s3cr3t";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wan25-downloads-");
    private readonly HttpClient _client;

    public DownloadRig(ScriptedHost host)
    {
        Host = host;
        _client = new HttpClient(host) { Timeout = Timeout.InfiniteTimeSpan };
        Video = At(Url);
    }

    public DownloadRig(int length = 10_000)
        : this(new ScriptedHost(SampleVideo.Mp4(length)))
    {
    }

    public ScriptedHost Host { get; }

    public VirtualTimeProvider Clock { get; } = new();

    public CapturedLog Log { get; } = new();

    public Wan25ClientOptions Options { get; } = new() { Retry = { MaxAttempts = 3, BaseDelay = TimeSpan.Zero } };

    public RetryOptions Retry => Options.Retry;

    public GeneratedVideo Video { get; set; }

    /// <summary>What the service returns when it is asked where the video is now.</summary>
    public Func<Uri?> FreshUrl { get; set; } = () => new Uri("https://im.runware.example/video/fresh.mp4?signature=fr3sh");

    public int Refreshes { get; private set; }

    public List<TimeSpan> Delays => Log.Delays;

    public Func<string, FileStreamOptions, FileStream>? OpenFile { get; set; }

    public string Folder => _folder.FullName;

    public string Path => System.IO.Path.Combine(Folder, "lighthouse.mp4");

    public byte[] Written => File.ReadAllBytes(Path);

    public IEnumerable<string> FileNames => Directory.EnumerateFileSystemEntries(Folder).Select(path => System.IO.Path.GetFileName(path)!);

    public static GeneratedVideo At(string? url) =>
        new(new VideoOperationId(Guid.Parse("11111111-1111-4111-8111-111111111111")), Guid.Parse("22222222-2222-4222-8222-222222222222"))
        {
            Url = url is null ? null : new Uri(url, UriKind.RelativeOrAbsolute),
        };

    public VideoDownloader Downloader()
    {
        var environment = new InjectedServices { Clock = Clock, Random = () => 1, Logger = Log };
        return new VideoDownloader(() => _client, Options, environment, new Redactor("the-api-key"), RefreshAsync)
        {
            OpenFile = OpenFile ?? ((path, options) => new FileStream(path, options)),
        };
    }

    public Task ToFileAsync(IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Downloader().DownloadAsync(Video, Path, progress, cancellationToken);

    public Task ToStreamAsync(
        Stream destination, IProgress<DownloadProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Downloader().DownloadAsync(Video, destination, progress, cancellationToken);

    /// <summary>
    /// Lets each delay between two attempts pass as soon as it begins, until the download ends or so much time has passed.
    /// </summary>
    public async Task RunAsync(Task download, TimeSpan? until = null)
    {
        DateTimeOffset end = Clock.GetUtcNow() + (until ?? TimeSpan.FromDays(1));
        while (true)
        {
            Task<TimeSpan> begun = Log.Begun.ReadAsync().AsTask();
            if (await Task.WhenAny(begun, download) == download)
            {
                await download;
                return;
            }

            // A timer takes whole milliseconds.
            var delay = TimeSpan.FromMilliseconds((long)(await begun).TotalMilliseconds);
            if (delay > TimeSpan.Zero)
            {
                await Clock.WaitForTimerAsync(delay);
                Clock.Advance(end - Clock.GetUtcNow() is var left && left < delay ? left : delay);
            }
        }
    }

    /// <summary>Waits until the download waits exactly that long, and lets the time pass.</summary>
    public async Task PassAsync(TimeSpan wait)
    {
        await Clock.WaitForTimerAsync(wait);
        Clock.Advance(wait);
    }

    /// <summary>The download must fail, and leave the folder as it was: empty.</summary>
    public async Task<DownloadException> FailAsync()
    {
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => ToFileAsync());
        Assert.Empty(FileNames);
        return exception;
    }

    public void Dispose()
    {
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task<Uri?> RefreshAsync(GeneratedVideo video, CancellationToken cancellationToken)
    {
        Refreshes++;
        Assert.Same(Video, video);
        return Task.FromResult(FreshUrl());
    }
}
