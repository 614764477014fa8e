using Runware.Wan25.Downloads;

namespace Runware.Wan25.Tests.Downloads;

public class VerificationTests
{
    [Fact]
    public async Task An_error_page_is_not_a_video()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenPage().ThenPage().ThenPage();

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("not a video", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, rig.Host.Requests.Count);
    }

    [Fact]
    public async Task A_page_in_between_is_passed_over()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenPage();

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_file_too_short_for_a_signature_is_not_a_video(int length)
    {
        using var rig = new DownloadRig(length);

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("not a video", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_nothing_but_a_signature_is_one()
    {
        using var rig = new DownloadRig(length: 8);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Fact]
    public async Task Webm_is_a_video()
    {
        using var rig = new DownloadRig(new ScriptedHost(SampleVideo.WebM(3000)));

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Fact]
    public async Task More_bytes_than_announced_are_not_the_file()
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.ThenSend(5000, announced: 4000);

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("more than the 4000 bytes", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_always_too_short_is_told()
    {
        using var rig = new DownloadRig();
        rig.Host.ETag = null;
        rig.Host.ThenEndAfter(4000).ThenEndAfter(4000).ThenEndAfter(4000);

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("only 4000 bytes of 10000", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00000018667479706D703432", true)]
    [InlineData("1A45DFA39F428681", true)]
    [InlineData("1A45DFA39F4286", false)]
    [InlineData("0000001866747970", true)]
    [InlineData("000000186674797", false)]
    [InlineData("3C68746D6C3E3C62", false)]
    [InlineData("", false)]
    public void Knows_containers_by_their_first_bytes(string start, bool isVideo) =>
        Assert.Equal(isVideo, ContainerSignature.IsVideo(Convert.FromHexString(start[..(start.Length & ~1)])));
}
