using Runware.Wan25.Downloads;

namespace Runware.Wan25.Tests.Downloads;

public class ProgressTests
{
    [Fact]
    public async Task Begins_with_nothing_and_ends_with_all_of_it()
    {
        using var rig = new DownloadRig(length: 1_000_000);
        var progress = new CapturedProgress();

        await rig.ToFileAsync(progress);

        Assert.Equal((0, 1_000_000), progress.Reports[0]);
        Assert.Equal((1_000_000, 1_000_000), progress.Reports[^1]);
        Assert.Equal(progress.Reports.Order().Distinct(), progress.Reports);
        Assert.InRange(progress.Reports.Count, 5, 17);
    }

    [Fact]
    public async Task Small_pieces_are_not_reported_one_by_one()
    {
        using var rig = new DownloadRig(length: 1_000_000);
        rig.Host.ThenBreakAfter(999_999);
        var progress = new CapturedProgress();

        await rig.ToFileAsync(progress);

        Assert.InRange(progress.Reports.Count, 10, 18);
    }

    [Fact]
    public async Task Does_not_fall_back_when_it_is_resumed()
    {
        using var rig = new DownloadRig(length: 1_000_000);
        rig.Host.ThenBreakAfter(500_000);
        var progress = new CapturedProgress();

        await rig.ToFileAsync(progress);

        Assert.Equal(progress.Reports.Order(), progress.Reports);
    }

    [Fact]
    public async Task Falls_back_to_nothing_when_it_starts_again()
    {
        using var rig = new DownloadRig(length: 1_000_000);
        rig.Host.HonoursRanges = false;
        rig.Host.ThenBreakAfter(500_000);
        var progress = new CapturedProgress();

        await rig.ToFileAsync(progress);

        Assert.Equal(2, progress.Reports.Count(report => report.Bytes == 0));
        Assert.Equal(1_000_000, progress.Reports[^1].Bytes);
    }

    [Fact]
    public void A_large_file_is_reported_in_some_hundred_steps()
    {
        const long Total = 1L << 30;
        var progress = new CapturedProgress();
        var meter = new ProgressThrottle(progress);

        for (long bytes = 0; bytes <= Total; bytes += 64 * 1024)
        {
            meter.Advance(bytes, Total);
        }

        Assert.InRange(progress.Reports.Count, 450, 502);
    }

    [Fact]
    public async Task Says_that_the_size_is_unknown()
    {
        using var rig = new DownloadRig();
        rig.Host.TellsLength = false;
        var progress = new CapturedProgress();

        await rig.ToFileAsync(progress);

        Assert.Equal([(0, null), (10_000, null)], progress.Reports);
    }

    [Fact]
    public async Task What_the_callback_throws_comes_out_as_it_is()
    {
        using var rig = new DownloadRig();
        var progress = new CapturedProgress(_ => throw new InvalidTimeZoneException("mine"));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => rig.ToFileAsync(progress));

        Assert.Empty(rig.FileNames);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task What_the_callback_throws_at_the_end_leaves_no_file()
    {
        using var rig = new DownloadRig();
        var progress = new CapturedProgress(report => _ = report.BytesReceived == 10_000 ? throw new InvalidTimeZoneException("mine") : 0);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => rig.ToFileAsync(progress));

        Assert.Empty(rig.FileNames);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400_000)]
    [InlineData(1_000_000)]
    public async Task What_the_callback_throws_leaves_the_old_file_and_lets_go_of_the_host(long at)
    {
        using var rig = new DownloadRig(length: 1_000_000);
        await File.WriteAllTextAsync(rig.Path, "the old one");
        var progress = new CapturedProgress(report => _ = report.BytesReceived >= at ? throw new InvalidTimeZoneException("mine") : 0);

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => rig.ToFileAsync(progress));

        Assert.Equal("the old one", await File.ReadAllTextAsync(rig.Path));
        Assert.Equal(["lighthouse.mp4"], rig.FileNames);
        Assert.True(Assert.Single(rig.Host.Bodies).IsDisposed);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task What_the_callback_throws_ends_a_download_into_a_stream_too()
    {
        using var rig = new DownloadRig();
        using var destination = new MemoryStream();

        await Assert.ThrowsAsync<InvalidTimeZoneException>(
            () => rig.ToStreamAsync(destination, new CapturedProgress(_ => throw new InvalidTimeZoneException("mine"))));

        Assert.Single(rig.Host.Requests);
        Assert.True(destination.CanWrite);
    }

    [Fact]
    public async Task A_failure_of_the_network_that_the_callback_throws_is_not_tried_again()
    {
        using var rig = new DownloadRig();

        var progress = new CapturedProgress(_ => throw new HttpRequestException("mine"));

        await Assert.ThrowsAsync<HttpRequestException>(() => rig.ToFileAsync(progress));

        Assert.Single(rig.Host.Requests);
    }
}
