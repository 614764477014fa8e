namespace Runware.Wan25.Tests.Downloads;

public class AtomicFileTargetTests
{
    [Fact]
    public async Task Replaces_what_was_there()
    {
        using var rig = new DownloadRig();
        await File.WriteAllTextAsync(rig.Path, new string('x', 50_000));

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [Fact]
    public async Task Leaves_what_was_there_when_it_fails()
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.ThenBreakAfter(5000);
        await File.WriteAllTextAsync(rig.Path, "the old one");

        await Assert.ThrowsAsync<DownloadException>(() => rig.ToFileAsync());

        Assert.Equal("the old one", await File.ReadAllTextAsync(rig.Path));
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [Fact]
    public async Task Nothing_appears_under_the_name_before_it_is_complete()
    {
        using var rig = new DownloadRig(length: 400_000);
        var seen = new List<bool>();

        await rig.ToFileAsync(new CapturedProgress(_ => seen.Add(File.Exists(rig.Path))));

        Assert.True(seen.Count > 2);
        Assert.DoesNotContain(true, seen);
        Assert.True(File.Exists(rig.Path));
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_reported_before_anything_is_fetched()
    {
        using var rig = new DownloadRig();
        string path = Path.Combine(rig.Folder, "missing", "a.mp4");

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(
            () => rig.Downloader().DownloadAsync(rig.Video, path, null, default));

        Assert.IsType<DirectoryNotFoundException>(exception.InnerException);
        Assert.Contains("missing", exception.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Host.Requests);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_reported()
    {
        // Tests may run as root, for whom no folder is read-only; a file in the place of the folder stops root, too.
        using var rig = new DownloadRig();
        string notAFolder = Path.Combine(rig.Folder, "file");
        await File.WriteAllTextAsync(notAFolder, "");

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(
            () => rig.Downloader().DownloadAsync(rig.Video, Path.Combine(notAFolder, "a.mp4"), null, default));

        Assert.IsAssignableFrom<IOException>(exception.InnerException);
    }

    [Fact]
    public async Task A_folder_without_permission_is_reported()
    {
        using var rig = new DownloadRig { OpenFile = (_, _) => throw new UnauthorizedAccessException("Access is denied.") };

        DownloadException exception = await rig.FailAsync();

        Assert.IsType<UnauthorizedAccessException>(exception.InnerException);
        Assert.Equal(SubmissionState.Accepted, exception.SubmissionState);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task A_folder_is_not_a_file(string end)
    {
        using var rig = new DownloadRig();

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(
            () => rig.Downloader().DownloadAsync(rig.Video, rig.Folder + end, null, default));

        Assert.Contains("is a folder", exception.Message, StringComparison.Ordinal);
        Assert.Empty(rig.FileNames);
    }

    [Fact]
    public async Task A_full_disk_is_reported_at_once()
    {
        using var rig = new DownloadRig { OpenFile = (path, _) => new FullDisk(path, room: 3000) };

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("No space left", exception.Message, StringComparison.Ordinal);
        Assert.IsType<IOException>(exception.InnerException);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task A_target_that_became_a_folder_in_the_meantime_is_reported()
    {
        using var rig = new DownloadRig();
        rig.Host.OnRequest = () => Directory.CreateDirectory(rig.Path);

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => rig.ToFileAsync());

        Assert.Contains("is a folder", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [Fact]
    public async Task Two_downloads_to_one_path_do_not_meet()
    {
        using var rig = new DownloadRig(length: 300_000);
        byte[] other = SampleVideo.Mp4(200_000, variant: 3);
        using var otherRig = new DownloadRig(new ScriptedHost(other));
        Task? second = null;
        var progress = new CapturedProgress(_ => second ??= otherRig.Downloader().DownloadAsync(otherRig.Video, rig.Path, null, default));

        await rig.ToFileAsync(progress);
        await second!;

        byte[] written = rig.Written;
        Assert.Equal(written.Length == other.Length ? other : rig.Host.File, written);
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [Fact]
    public async Task Many_downloads_to_one_path_do_not_meet()
    {
        using var rig = new DownloadRig(length: 30_000);
        Task[] downloads = [.. Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            using var own = new DownloadRig(new ScriptedHost(rig.Host.File));
            own.Host.ThenBreakAfter(10_000);
            await own.Downloader().DownloadAsync(own.Video, rig.Path, null, default);
        }))];

        await Task.WhenAll(downloads);

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [Fact]
    public async Task A_name_as_long_as_the_file_system_allows_will_do()
    {
        using var rig = new DownloadRig();
        string name = new string('a', 251) + ".mp4";

        await rig.Downloader().DownloadAsync(rig.Video, Path.Combine(rig.Folder, name), null, default);

        Assert.Equal([name], rig.FileNames);
    }

    [Fact]
    public async Task The_names_that_the_host_gives_do_not_matter()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(request =>
        {
            HttpResponseMessage response = rig.Host.Serve(request);
            response.Content.Headers.ContentDisposition = new("attachment") { FileName = "../../evil.sh" };
            return response;
        });

        await rig.ToFileAsync();

        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [Fact]
    public async Task The_temporary_file_is_beside_the_target()
    {
        using var rig = new DownloadRig();
        string? temporary = null;
        rig.Host.OnRequest = () => temporary = Assert.Single(rig.FileNames);

        await rig.ToFileAsync();

        Assert.Matches(@"^\.lighthouse\.mp4\.[0-9a-f]{32}\.part$", temporary);
    }

    [Theory]
    [InlineData("a*b?[c].mp4")]
    [InlineData("it's \"here\"\n{0} %d;&|.mp4")]
    [InlineData("日本語の灯台の動画をダウンロードする長い名前のファイルをここに保存しておくための試験.mp4")]
    [InlineData("..mp4")]
    [InlineData("-rf")]
    [InlineData(" ")]
    public async Task Any_name_that_the_file_system_takes_will_do(string name)
    {
        using var rig = new DownloadRig();

        await rig.Downloader().DownloadAsync(rig.Video, Path.Combine(rig.Folder, name), null, default);

        Assert.Equal([name], rig.FileNames);
    }

    [Fact]
    public async Task The_bytes_are_on_the_disk_before_the_name_is()
    {
        using var rig = new DownloadRig();
        var flushes = new List<(bool ToDisk, bool IsThere)>();
        rig.OpenFile = (path, options) => new Watched(path, options, toDisk => flushes.Add((toDisk, File.Exists(rig.Path))));

        await rig.ToFileAsync();

        Assert.Contains((true, false), flushes);
        Assert.DoesNotContain((true, true), flushes);
    }

    [Fact]
    public async Task The_file_is_held_until_it_has_its_name()
    {
        using var rig = new DownloadRig();
        var isThere = new List<bool>();
        rig.OpenFile = (path, options) => new Watched(
            path, options, onFlush: _ => { }, onDispose: () => isThere.Add(File.Exists(rig.Path)));

        await rig.ToFileAsync();

        Assert.DoesNotContain(false, isThere);
        Assert.NotEmpty(isThere);
    }

    [Fact]
    public async Task A_disk_that_fails_in_the_end_leaves_what_was_there()
    {
        using var rig = new DownloadRig();
        await File.WriteAllTextAsync(rig.Path, "the old one");
        rig.OpenFile = (path, options) => new Watched(
            path, options, toDisk => _ = toDisk ? throw new IOException("Input/output error") : 0);

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => rig.ToFileAsync());

        Assert.Contains("Input/output error", exception.Message, StringComparison.Ordinal);
        Assert.Equal("the old one", await File.ReadAllTextAsync(rig.Path));
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    private sealed class Watched(string path, FileStreamOptions options, Action<bool> onFlush, Action? onDispose = null)
        : FileStream(path, options)
    {
        public override ValueTask DisposeAsync()
        {
            onDispose?.Invoke();
            return base.DisposeAsync();
        }

        public override void Flush(bool flushToDisk)
        {
            onFlush(flushToDisk);
            base.Flush(flushToDisk);
        }
    }

    private sealed class FullDisk(string path, int room) : FileStream(path, FileMode.CreateNew)
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position + buffer.Length <= room
                ? base.WriteAsync(buffer, cancellationToken)
                : throw new IOException("No space left on device");
    }
}
