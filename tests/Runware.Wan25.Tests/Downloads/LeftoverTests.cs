using Runware.Wan25.Downloads;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>What a killed process left behind is removed, and nothing else.</summary>
public class LeftoverTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";
    private const string Leftover = $".lighthouse.mp4.{Id}.part";

    [Theory]
    [InlineData("lighthouse.mp4")]
    [InlineData("a*b?.mp4")]
    [InlineData("a name that is longer than what a temporary name keeps of it.mp4")]
    [InlineData("012345678901234567890123456789012345678😀😀.mp4")]
    public async Task What_a_killed_process_left_is_removed(string name)
    {
        using var rig = new DownloadRig();
        string? temporary = null;
        rig.Host.OnRequest = () => temporary ??= Assert.Single(rig.FileNames);
        string path = Path.Combine(rig.Folder, name);
        await rig.Downloader().DownloadAsync(rig.Video, path, null, default);
        await File.WriteAllTextAsync(Path.Combine(rig.Folder, temporary!), "left");

        await rig.Downloader().DownloadAsync(rig.Video, path, null, default);

        Assert.Equal([name], rig.FileNames);
    }

    [Fact]
    public async Task It_is_removed_before_anything_is_fetched()
    {
        using var rig = new DownloadRig();
        await File.WriteAllTextAsync(Path.Combine(rig.Folder, Leftover), "left");
        rig.Host.OnRequest = () => Assert.DoesNotContain(Leftover, rig.FileNames);

        await rig.ToFileAsync();

        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [Fact]
    public async Task One_that_somebody_still_writes_is_left_alone()
    {
        using var rig = new DownloadRig();
        await using var other = TemporaryFile.Create(rig.Path, null, () => new Guid(Id), (path, options) => new FileStream(path, options));

        await rig.ToFileAsync();

        Assert.Equal([Leftover, "lighthouse.mp4"], rig.FileNames.Order(StringComparer.Ordinal));
        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Theory]
    [InlineData($".lighthouse.mp4.{Id}.part.mp4")]
    [InlineData($"lighthouse.mp4.{Id}.part")]
    [InlineData(".lighthouse.mp4.part")]
    [InlineData(".lighthouse.mp4.0123456789ABCDEF0123456789ABCDEF.part")]
    [InlineData($".lighthouse.mp4.{Id}0.part")]
    [InlineData($".lighthouse.{Id}.part")]
    [InlineData($".storm.mp4.{Id}.part")]
    public async Task What_is_named_otherwise_is_left_alone(string name)
    {
        using var rig = new DownloadRig();
        await File.WriteAllTextAsync(Path.Combine(rig.Folder, name), "somebody's");

        await rig.ToFileAsync();

        Assert.Equal("somebody's", await File.ReadAllTextAsync(Path.Combine(rig.Folder, name)));
    }

    [Fact]
    public async Task A_folder_of_that_name_is_left_alone()
    {
        using var rig = new DownloadRig();
        Directory.CreateDirectory(Path.Combine(rig.Folder, Leftover));

        await rig.ToFileAsync();

        Assert.True(Directory.Exists(Path.Combine(rig.Folder, Leftover)));
    }

    [LinuxFact]
    public async Task A_pipe_or_a_link_of_that_name_is_left_alone()
    {
        using var rig = new DownloadRig();
        NamedPipe.Create(Path.Combine(rig.Folder, Leftover));
        string link = Path.Combine(rig.Folder, Leftover.Replace('0', 'f'));
        File.CreateSymbolicLink(link, Leftover);

        await rig.ToFileAsync();

        Assert.Equal(3, rig.FileNames.Count());
    }

    [LinuxFact]
    public async Task A_file_that_was_taken_away_before_it_was_locked_is_not_the_end()
    {
        using var rig = new DownloadRig();
        int opened = 0;
        rig.OpenFile = (path, options) =>
        {
            var file = new FileStream(path, options);
            if (opened++ < 3)
            {
                File.Delete(path);
            }

            return file;
        };

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [Fact]
    public async Task A_name_that_was_taken_away_before_it_was_locked_is_not_the_end()
    {
        using var rig = new DownloadRig();
        int opened = 0;
        rig.OpenFile = (path, options) => opened++ < 3
            ? throw new IOException("The process cannot access the file.")
            : new FileStream(path, options);

        await rig.ToFileAsync();

        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }
}
