using System.Net;
using System.Net.Http.Headers;

namespace Runware.Wan25.Tests.Downloads;

public class ResumeTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1013)]
    [InlineData(5000)]
    [InlineData(9999)]
    public async Task Goes_on_where_the_connection_broke(int place)
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(place);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal([null, place], rig.Host.Requests.Select(request => request.From));
        Assert.Equal("\"one\"", rig.Host.Requests[1].IfRange);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Starts_again_when_there_was_too_little_to_tell_a_video(int place)
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(place);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Null(rig.Host.Requests[1].From);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(4000)]
    [InlineData(9999)]
    public async Task Takes_a_body_that_ends_early_for_a_break(int place)
    {
        using var rig = new DownloadRig();
        rig.Host.ThenEndAfter(place);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(place, rig.Host.Requests[1].From);
    }

    [Fact]
    public async Task Every_attempt_that_gains_bytes_fills_the_budget_again()
    {
        using var rig = new DownloadRig();
        for (int i = 0; i < 20; i++)
        {
            rig.Host.ThenBreakAfter(100);
        }

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(2000, rig.Host.Requests[^1].From);
    }

    [Fact]
    public async Task Starts_again_when_the_file_has_changed()
    {
        using var rig = new DownloadRig();
        byte[] changed = SampleVideo.Mp4(7_000, variant: 1);
        rig.Host.ThenBreakAfter(5000).Then(request =>
        {
            rig.Host.File = changed;
            rig.Host.ETag = new EntityTagHeaderValue("\"two\"");
            return rig.Host.Serve(request);
        });

        await rig.ToFileAsync();

        Assert.Equal(changed, rig.Written);
    }

    [Fact]
    public async Task Starts_again_when_the_host_ignores_ranges()
    {
        using var rig = new DownloadRig();
        rig.Host.HonoursRanges = false;
        rig.Host.ThenBreakAfter(5000);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("W/\"one\"")]
    [InlineData("\"\"")]
    public async Task Does_not_ask_for_the_rest_without_a_strong_tag(string? tag)
    {
        using var rig = new DownloadRig();
        rig.Host.ETag = tag is null ? null : EntityTagHeaderValue.Parse(tag);
        rig.Host.ThenBreakAfter(5000);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Null(rig.Host.Requests[1].From);
    }

    [Fact]
    public async Task Starts_again_when_the_range_is_refused()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).Then(HttpStatusCode.RequestedRangeNotSatisfiable);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal([null, 5000, null], rig.Host.Requests.Select(request => request.From));
    }

    [Theory]
    [InlineData("bytes 4999-9999/10000", "\"one\"")]
    [InlineData("bytes 5001-9999/10000", "\"one\"")]
    [InlineData("bytes 5000-9998/9999", "\"one\"")]
    [InlineData("bytes 5000-9999/10000", "\"two\"")]
    [InlineData("bytes 5000-9999/10000", "W/\"one\"")]
    [InlineData("lines 5000-9999/10000", "\"one\"")]
    [InlineData(null, "\"one\"")]
    public async Task Does_not_append_a_part_that_does_not_fit(string? contentRange, string tag)
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).Then(HttpStatusCode.PartialContent, response =>
        {
            response.Content = new ByteArrayContent(new byte[5000]);
            response.Content.Headers.ContentRange = contentRange is null ? null : ContentRangeHeaderValue.Parse(contentRange);
            response.Headers.ETag = EntityTagHeaderValue.Parse(tag);
        });

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal([null, 5000, null], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_part_without_tag_and_size_is_accepted_and_its_end_is_known()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).Then(HttpStatusCode.PartialContent, response =>
        {
            response.Content = new StreamContent(new NotSeekable(new MemoryStream(rig.Host.File[5000..9000])));
            response.Content.Headers.ContentRange = ContentRangeHeaderValue.Parse("bytes 5000-9999/*");
        });

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal([null, 5000, 9000], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_part_that_nobody_asked_for_is_not_the_file()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(HttpStatusCode.PartialContent, response =>
        {
            response.Content = new ByteArrayContent(SampleVideo.Mp4(100));
            response.Content.Headers.ContentRange = new ContentRangeHeaderValue(0, 99, 10_000);
        });

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Fact]
    public async Task A_busy_host_in_between_does_not_cost_what_is_there()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).Then(HttpStatusCode.ServiceUnavailable).ThenFail(new HttpRequestException("no route")).ThenPage();

        rig.Retry.MaxAttempts = 5;
        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal([null, 5000, 5000, 5000, 5000], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task Resumes_a_file_of_unknown_length_and_learns_its_length()
    {
        using var rig = new DownloadRig();
        rig.Host.TellsLength = false;
        rig.Host.ThenBreakAfter(5000);
        var progress = new CapturedProgress();

        await rig.ToFileAsync(progress);

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal((10_000, 10_000), progress.Reports[^1]);
    }

    [Fact]
    public async Task A_part_that_is_not_as_long_as_it_says_is_not_appended()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).Then(HttpStatusCode.PartialContent, response =>
        {
            response.Content = new ByteArrayContent(rig.Host.File[4000..]);
            response.Content.Headers.ContentRange = ContentRangeHeaderValue.Parse("bytes 5000-9999/10000");
        });

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal([null, 5000, null], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_part_that_turns_out_to_be_another_is_given_up_with_all_before_it()
    {
        using var rig = new DownloadRig(length: 1_000_000);
        rig.Host.ThenBreakAfter(500_000).Then(HttpStatusCode.PartialContent, response =>
        {
            response.Content = new StreamContent(new NotSeekable(new MemoryStream(rig.Host.File[400_000..])));
            response.Content.Headers.ContentRange = ContentRangeHeaderValue.Parse("bytes 500000-999999/1000000");
        });

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal([null, 500_000, null], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_part_that_cannot_be_decoded_is_not_asked_for_again()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000)
            .Then(request => rig.Host.Serve(request, body => new BrokenStream(body, 0, _ => throw new InvalidDataException("not gzip"))));

        await rig.ToFileAsync();

        Assert.Equal([null, 5000, null], rig.Host.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_part_made_of_several_is_not_the_file()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).Then(HttpStatusCode.PartialContent, response =>
            response.Content = new MultipartContent("byteranges") { new ByteArrayContent(rig.Host.File[5000..]) });

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }
}
