using System.Net.Sockets;
using System.Runtime.Versioning;
using Runware.Wan25.Downloads;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>What is at the target's path before the file, and what the file takes over from it.</summary>
[UnsupportedOSPlatform("windows")]
public class DestinationPathTests
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [LinuxFact]
    public async Task Keeps_the_mode_of_the_file_that_was_there()
    {
        using var rig = new DownloadRig();
        await File.WriteAllTextAsync(rig.Path, "the old one");
        File.SetUnixFileMode(rig.Path, Private);
        var modes = new List<UnixFileMode>();
        rig.Host.OnRequest = () => modes.AddRange(Directory.EnumerateFiles(rig.Folder, ".*").Select(File.GetUnixFileMode));

        await rig.ToFileAsync();

        Assert.Equal(Private, File.GetUnixFileMode(rig.Path));
        Assert.Equal([Private], modes);
    }

    [LinuxFact]
    public async Task Keeps_a_mode_that_the_mask_would_not_give()
    {
        const UnixFileMode Open = (UnixFileMode)0b110_110_110;
        using var rig = new DownloadRig();
        await File.WriteAllTextAsync(rig.Path, "the old one");
        File.SetUnixFileMode(rig.Path, Open);

        await rig.ToFileAsync();

        Assert.Equal(Open, File.GetUnixFileMode(rig.Path));
    }

    [LinuxFact]
    public async Task Keeps_a_mode_that_was_changed_meanwhile()
    {
        using var rig = new DownloadRig();
        await File.WriteAllTextAsync(rig.Path, "the old one");
        rig.Host.OnRequest = () => File.SetUnixFileMode(rig.Path, Private);

        await rig.ToFileAsync();

        Assert.Equal(Private, File.GetUnixFileMode(rig.Path));
    }

    [LinuxFact]
    public async Task A_new_file_has_the_default_mode()
    {
        using var rig = new DownloadRig();
        string other = Path.Combine(rig.Folder, "other");
        await File.WriteAllTextAsync(other, "");

        await rig.ToFileAsync();

        Assert.Equal(File.GetUnixFileMode(other), File.GetUnixFileMode(rig.Path));
    }

    [LinuxFact]
    public async Task Keeps_the_owner_where_it_may()
    {
        using var rig = new DownloadRig();
        await File.WriteAllTextAsync(rig.Path, "the old one");
        GiveAway(rig.Path);
        LinuxFileInfo? before = LinuxFileSystem.Find(rig.Path, followLinks: false);

        await rig.ToFileAsync();

        // Without the right to give files away the owner was this process's from the beginning.
        Assert.NotNull(before);
        Assert.Equal(before, LinuxFileSystem.Find(rig.Path, followLinks: false));
    }

    [LinuxFact]
    public async Task A_link_in_the_place_of_the_temporary_file_gives_nothing_away()
    {
        using var rig = new DownloadRig();
        using var other = new DownloadRig();
        await File.WriteAllTextAsync(rig.Path, "the old one");
        GiveAway(rig.Path);
        await File.WriteAllTextAsync(other.Path, "of another user");
        LinuxFileInfo? before = LinuxFileSystem.Find(other.Path, followLinks: false);
        rig.Host.OnRequest = () =>
        {
            string temporary = Assert.Single(Directory.EnumerateFiles(rig.Folder, ".*"));
            File.Delete(temporary);
            File.CreateSymbolicLink(temporary, other.Path);
        };

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => rig.ToFileAsync());

        Assert.Contains("temporary file was replaced", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, LinuxFileSystem.Find(other.Path, followLinks: false));
        Assert.Equal("the old one", await File.ReadAllTextAsync(rig.Path));
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [LinuxFact]
    public async Task A_pipe_is_not_replaced()
    {
        using var rig = new DownloadRig();
        NamedPipe.Create(rig.Path);

        await RefuseAsync(rig, rig.Path);

        Assert.False(LinuxFileSystem.Find(rig.Path, followLinks: false)!.Value.IsRegular);
    }

    [LinuxFact]
    public async Task A_socket_is_not_replaced()
    {
        using var rig = new DownloadRig();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(rig.Path));

        await RefuseAsync(rig, rig.Path);
    }

    [LinuxFact]
    public void A_device_is_not_replaced()
    {
        var failure = Assert.Throws<DownloadAttemptException>(() => DestinationPath.At("/dev/full"));

        Assert.Contains("not a regular file", failure.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_link_to_a_pipe_does_not_replace_it()
    {
        using var rig = new DownloadRig();
        string pipe = Path.Combine(rig.Folder, "pipe");
        NamedPipe.Create(pipe);
        File.CreateSymbolicLink(rig.Path, "pipe");

        await RefuseAsync(rig, rig.Path);
    }

    [LinuxFact]
    public async Task What_became_a_pipe_meanwhile_is_not_replaced()
    {
        using var rig = new DownloadRig();
        rig.Host.OnRequest = () => NamedPipe.Create(rig.Path);

        await Assert.ThrowsAsync<DownloadException>(() => rig.ToFileAsync());

        Assert.False(LinuxFileSystem.Find(rig.Path, followLinks: false)!.Value.IsRegular);
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
    }

    [LinuxFact]
    public async Task A_link_is_followed_to_the_file_and_stays_a_link()
    {
        using var rig = new DownloadRig();
        DirectoryInfo elsewhere = Directory.CreateDirectory(Path.Combine(rig.Folder, "elsewhere"));
        string target = Path.Combine(elsewhere.FullName, "target.mp4");
        await File.WriteAllTextAsync(target, "the old one");
        File.SetUnixFileMode(target, Private);
        File.CreateSymbolicLink(Path.Combine(rig.Folder, "second"), Path.Combine("elsewhere", "target.mp4"));
        File.CreateSymbolicLink(rig.Path, "second");

        await rig.ToFileAsync();

        Assert.Equal("second", new FileInfo(rig.Path).LinkTarget);
        Assert.Equal(rig.Host.File, await File.ReadAllBytesAsync(target));
        Assert.Equal(Private, File.GetUnixFileMode(target));
        Assert.Equal(["target.mp4"], elsewhere.EnumerateFileSystemInfos().Select(one => one.Name));
    }

    [LinuxFact]
    public async Task A_link_to_nothing_yet_makes_the_file_that_it_names()
    {
        using var rig = new DownloadRig();
        File.CreateSymbolicLink(rig.Path, "target.mp4");

        await rig.ToFileAsync();

        Assert.Equal("target.mp4", new FileInfo(rig.Path).LinkTarget);
        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(["lighthouse.mp4", "target.mp4"], rig.FileNames.Order());
    }

    [LinuxFact]
    public async Task A_link_to_a_folder_or_in_a_circle_is_reported()
    {
        using var rig = new DownloadRig();
        string circle = Path.Combine(rig.Folder, "circle");
        File.CreateSymbolicLink(rig.Path, rig.Folder);
        File.CreateSymbolicLink(circle, "circle");

        Assert.Contains("is a folder", (await RefuseAsync(rig, rig.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be written to", (await RefuseAsync(rig, circle)).Message, StringComparison.Ordinal);
    }

    // If this process may: only root can.
    private static void GiveAway(string path)
    {
        using var file = File.OpenHandle(path);
        LinuxFileSystem.TryChangeOwner(file, 12_345, 54_321);
    }

    private static async Task<DownloadException> RefuseAsync(DownloadRig rig, string path)
    {
        var exception = await Assert.ThrowsAsync<DownloadException>(() => rig.Downloader().DownloadAsync(rig.Video, path, null, default));

        Assert.Empty(rig.Host.Requests);
        Assert.DoesNotContain(rig.FileNames, name => name.EndsWith(".part", StringComparison.Ordinal));
        return exception;
    }
}
