using System.Net;
using Runware.Wan25.Downloads;

namespace Runware.Wan25.Tests.Downloads;

public class ExpiryTests
{
    public static TheoryData<HttpStatusCode> Refusals =>
        [HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Gone];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_refused_url_is_resolved_again(HttpStatusCode status)
    {
        using var rig = new DownloadRig();
        rig.Host.Then(status);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(rig.FreshUrl(), rig.Host.Requests[1].Url);
        Assert.Equal(1, rig.Refreshes);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task It_counts_and_waits_as_every_other_failure_does(HttpStatusCode status)
    {
        using var rig = new DownloadRig();
        rig.Retry.BaseDelay = TimeSpan.FromSeconds(1);
        for (int i = 0; i < 3; i++)
        {
            rig.Host.Then(status);
        }

        Task<DownloadException> failure = rig.FailAsync();
        await rig.RunAsync(failure);

        Assert.Equal(3, rig.Host.Requests.Count);
        Assert.Equal(2, rig.Delays.Count);
        Assert.All(rig.Delays, delay => Assert.True(delay >= TimeSpan.FromSeconds(0.5), $"It waited for {delay} only."));
        Assert.Equal(status, (await failure).StatusCode);
        Assert.Contains("the URL has expired, or the file is not there (yet)", (await failure).Message, StringComparison.Ordinal);
        Assert.Equal(rig.Video.OperationId, (await failure).OperationId);
    }

    [Fact]
    public async Task A_file_that_appears_late_is_downloaded()
    {
        using var rig = new DownloadRig { FreshUrl = () => new Uri(DownloadRig.Url) };
        rig.Retry.MaxAttempts = 5;
        rig.Host.Then(HttpStatusCode.NotFound).Then(HttpStatusCode.NotFound).Then(HttpStatusCode.Forbidden).Then(HttpStatusCode.NotFound);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(4, rig.Refreshes);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_service_that_has_forgotten_the_video_does_not_make_its_url_wrong(HttpStatusCode status)
    {
        using var rig = new DownloadRig { FreshUrl = () => null };
        rig.Host.Then(status);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal(rig.Host.Requests[0].Url, rig.Host.Requests[1].Url);
    }

    [Fact]
    public async Task What_is_gone_stays_gone_where_the_service_gives_no_other_url()
    {
        using var rig = new DownloadRig { FreshUrl = () => null };
        rig.Host.Then(HttpStatusCode.Gone);

        DownloadException exception = await rig.FailAsync();

        Assert.Equal(HttpStatusCode.Gone, exception.StatusCode);
        Assert.Contains("gives no other URL", exception.Message, StringComparison.Ordinal);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task A_refusal_may_say_how_long_to_wait()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(HttpStatusCode.NotFound, response => response.Headers.RetryAfter = new(TimeSpan.FromSeconds(45)));

        Task download = rig.ToFileAsync();
        await rig.PassAsync(TimeSpan.FromSeconds(45));

        await download;
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
    public async Task A_service_that_cannot_be_asked_is_reported_with_the_reason()
    {
        var refused = new DownloadAttemptException(DownloadFailureKind.Final, "the service refuses the key", new TimeoutException());
        using var rig = new DownloadRig { FreshUrl = () => throw refused };
        rig.Host.Then(HttpStatusCode.Forbidden);

        DownloadException exception = await rig.FailAsync();

        Assert.Equal(HttpStatusCode.Forbidden, exception.StatusCode);
        Assert.IsType<TimeoutException>(exception.InnerException);
        Assert.Contains("the service refuses the key", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_for_a_while_is_asked_again()
    {
        var failures = new Queue<Exception>([new DownloadAttemptException(DownloadFailureKind.Transient, "no route")]);
        using var rig = new DownloadRig();
        rig.FreshUrl = () => failures.TryDequeue(out Exception? failure) ? throw failure : new Uri(DownloadRig.Url);
        rig.Host.Then(HttpStatusCode.NotFound);

        await rig.ToFileAsync();

        Assert.Equal(2, rig.Refreshes);
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
    public async Task A_video_that_has_no_url_at_all_is_reported()
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
