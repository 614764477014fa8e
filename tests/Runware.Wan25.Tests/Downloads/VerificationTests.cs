using System.Net;
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
    public async Task A_body_that_is_always_too_short_is_reported()
    {
        using var rig = new DownloadRig();
        rig.Host.ETag = null;
        rig.Host.ThenEndAfter(4000).ThenEndAfter(4000).ThenEndAfter(4000);

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("only 4000 bytes of 10000", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3333, true)]
    [InlineData(3333, false)]
    [InlineData(9999, false)]
    [InlineData(50, false)]
    [InlineData(24, false)]
    [InlineData(48, true)]
    public async Task A_file_that_was_cut_is_not_whole_whatever_length_its_host_gives(int length, bool tellsLength)
    {
        using var rig = new DownloadRig(new ScriptedHost(SampleVideo.Mp4(10_000)[..length]));
        rig.Host.TellsLength = tellsLength;

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("not a complete video", exception.Message, StringComparison.Ordinal);
        Assert.Equal(3, rig.Host.Requests.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_beginning_followed_by_a_page_is_no_video(bool tellsLength)
    {
        byte[] file = [.. SampleVideo.Box("ftyp", 28), .. "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"u8];
        using var rig = new DownloadRig(new ScriptedHost(file));
        rig.Host.TellsLength = tellsLength;

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("not a complete video", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_length_that_ends_early_is_resumed()
    {
        using var rig = new DownloadRig();
        rig.Host.TellsLength = false;
        rig.Host.ThenEndAfter(4000);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal([null, 4000], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_body_whose_length_is_too_small_is_started_again()
    {
        using var rig = new DownloadRig();
        byte[] whole = rig.Host.File;
        rig.Host.File = whole[..4000];
        rig.Host.OnRequest = () => rig.Host.File = rig.Host.Requests.Count > 1 ? whole : rig.Host.File;

        await rig.ToFileAsync();

        Assert.Equal(whole, rig.Written);
        Assert.Equal([null, null], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_stream_is_reported_though_its_bytes_are_written()
    {
        using var rig = new DownloadRig(new ScriptedHost(SampleVideo.Mp4(10_000)[..4000]));
        using var memory = new MemoryStream();

        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => rig.ToStreamAsync(new NotSeekable(memory)));

        Assert.Contains("not a complete video", exception.Message, StringComparison.Ordinal);
        Assert.Equal(4000, memory.Length);
    }

    [Theory]
    [InlineData("length", true)]
    [InlineData("chunks", true)]
    [InlineData("HTTP/2", true)]
    [InlineData("connection", false)]
    public async Task What_cannot_be_followed_is_whole_where_its_body_has_an_end_of_its_own(string end, bool isWhole)
    {
        byte[] unknown = SampleVideo.Box("ftyp", 24);
        using var rig = new DownloadRig(new ScriptedHost(unknown));
        rig.Host.TellsLength = end == "length";
        rig.Retry.MaxAttempts = 1;
        rig.Host.Then(request =>
        {
            HttpResponseMessage response = rig.Host.Serve(request);
            response.Headers.TransferEncodingChunked = end == "chunks";
            response.Version = end == "HTTP/2" ? HttpVersion.Version20 : response.Version;
            return response;
        });

        Exception? failure = await Record.ExceptionAsync(() => rig.ToFileAsync());

        Assert.Equal(isWhole, failure is null);
    }

    [Fact]
    public async Task What_is_encoded_though_nobody_asked_for_it_is_not_the_file()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(request =>
        {
            HttpResponseMessage response = rig.Host.Serve(request);
            response.Content.Headers.ContentEncoding.Add("gzip");
            return response;
        });
        rig.Retry.MaxAttempts = 1;

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("unexpected Content-Encoding (gzip)", exception.Message, StringComparison.Ordinal);
        Assert.All(rig.Host.Bodies, body => Assert.True(body.IsDisposed));
    }

    [Theory]
    [InlineData("00000018667479706D703432", true)]
    [InlineData("1A45DFA39F428681", true)]
    [InlineData("1A45DFA39F4286", false)]
    [InlineData("0000001866747970", true)]
    [InlineData("000000186674797", false)]
    [InlineData("3C68746D6C3E3C62", false)]
    [InlineData("0000000877696465", true)]
    [InlineData("000000006D646174", true)]
    [InlineData("000000016D646174", true)]
    [InlineData("000012346D6F6F76", true)]
    [InlineData("0000001066726565", true)]
    [InlineData("00000010736B6970", true)]
    [InlineData("00000014706E6F74", true)]
    [InlineData("5468652066726565", false)]
    [InlineData("", false)]
    public void Knows_containers_by_their_first_bytes(string start, bool isVideo) =>
        Assert.Equal(isVideo, VideoContainerSignature.IsVideo(Convert.FromHexString(start[..(start.Length & ~1)])));
}
