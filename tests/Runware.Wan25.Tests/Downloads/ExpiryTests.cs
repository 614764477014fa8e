using System.Net;

namespace Runware.Wan25.Tests.Downloads;

public class ExpiryTests
{
    [Theory]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Gone)]
    public async Task An_expired_url_is_refreshed(HttpStatusCode status)
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.Then(status);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(rig.FreshUrl(), rig.Host.Requests[1].Url);
        Assert.Equal(1, rig.Refreshes);
    }

    [Fact]
    public async Task But_only_once()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(HttpStatusCode.Forbidden).Then(HttpStatusCode.Gone);

        DownloadException exception = await rig.FailAsync();

        Assert.Equal(HttpStatusCode.Gone, exception.StatusCode);
        Assert.Equal(1, rig.Refreshes);
        Assert.Equal(rig.Video.OperationId, exception.OperationId);
    }

    [Fact]
    public async Task The_same_file_at_another_url_is_resumed()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).Then(HttpStatusCode.Forbidden);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(5000, rig.Host.Requests[2].From);
        Assert.Equal(rig.FreshUrl(), rig.Host.Requests[2].Url);
    }

    [Fact]
    public async Task Another_file_at_another_url_is_started_again()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).Then(HttpStatusCode.Forbidden);
        rig.FreshUrl = () =>
        {
            rig.Host.File = SampleVideo.Mp4(12_000, variant: 2);
            rig.Host.ETag = new("\"two\"");
            return new Uri("https://im.runware.example/again");
        };

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Fact]
    public async Task No_fresh_url_is_told_with_the_status()
    {
        using var rig = new DownloadRig { FreshUrl = () => null };
        rig.Host.Then(HttpStatusCode.Gone);

        DownloadException exception = await rig.FailAsync();

        Assert.Equal(HttpStatusCode.Gone, exception.StatusCode);
        Assert.Contains("gives no other", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_asked_is_told_with_the_reason()
    {
        using var rig = new DownloadRig { FreshUrl = () => throw new TimeoutException("no answer") };
        rig.Host.Then(HttpStatusCode.Forbidden);

        DownloadException exception = await rig.FailAsync();

        Assert.Equal(HttpStatusCode.Forbidden, exception.StatusCode);
        Assert.IsType<TimeoutException>(exception.InnerException);
    }

    [Fact]
    public async Task A_video_without_url_asks_for_one_first()
    {
        using var rig = new DownloadRig();
        rig.Video = DownloadRig.At(null);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(1, rig.Refreshes);
    }

    [Fact]
    public async Task A_video_that_has_no_url_at_all_is_told()
    {
        using var rig = new DownloadRig { FreshUrl = () => null };
        rig.Video = DownloadRig.At(null);

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("gave no URL", exception.Message, StringComparison.Ordinal);
        Assert.Empty(rig.Host.Requests);
        Assert.Equal(rig.Video.OperationId, exception.OperationId);
        Assert.Equal(SubmissionState.Accepted, exception.SubmissionState);
    }
}
