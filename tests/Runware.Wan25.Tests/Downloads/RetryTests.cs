using System.Net;
using System.Net.Http.Headers;

namespace Runware.Wan25.Tests.Downloads;

public class RetryTests
{
    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_status_that_may_pass_is_tried_again(HttpStatusCode status)
    {
        using var rig = new DownloadRig();
        rig.Host.Then(status);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    [InlineData(HttpStatusCode.RequestedRangeNotSatisfiable)]
    [InlineData(HttpStatusCode.NoContent)]
    [InlineData(HttpStatusCode.NotModified)]
    public async Task A_status_that_will_not_change_ends_it_at_once(HttpStatusCode status)
    {
        using var rig = new DownloadRig();
        rig.Host.Then(status);

        DownloadException exception = await rig.FailAsync();

        Assert.Equal(status, exception.StatusCode);
        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task Attempts_run_out()
    {
        using var rig = new DownloadRig();
        for (int i = 0; i < 3; i++)
        {
            rig.Host.ThenFail(new HttpRequestException("no route"));
        }

        DownloadException exception = await rig.FailAsync();

        Assert.Equal(3, rig.Host.Requests.Count);
        Assert.IsType<HttpRequestException>(exception.InnerException);
        Assert.Equal(rig.Video.OperationId, exception.OperationId);
        Assert.Equal(SubmissionState.Accepted, exception.SubmissionState);
        Assert.Null(exception.StatusCode);
    }

    [Fact]
    public async Task The_last_status_is_reported()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(HttpStatusCode.BadGateway).Then(HttpStatusCode.BadGateway).Then(HttpStatusCode.ServiceUnavailable);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await rig.FailAsync()).StatusCode);
    }

    [Fact]
    public async Task Waits_longer_from_attempt_to_attempt()
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 5;
        rig.Retry.BaseDelay = TimeSpan.FromSeconds(1);
        rig.Retry.MaxDelay = TimeSpan.FromSeconds(20);
        for (int i = 0; i < 4; i++)
        {
            rig.Host.Then(HttpStatusCode.BadGateway);
        }

        await rig.RunAsync(rig.ToFileAsync());

        Assert.Equal(4, rig.Delays.Count);
        Assert.All(rig.Delays, delay => Assert.InRange(delay, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20)));
        Assert.Equal(rig.Delays.Order(), rig.Delays);
        Assert.True(rig.Delays[3] > rig.Delays[0] * 3);
    }

    [Fact]
    public async Task An_attempt_that_gained_bytes_begins_the_delays_afresh()
    {
        using var rig = new DownloadRig();
        rig.Retry.BaseDelay = TimeSpan.FromSeconds(1);
        rig.Retry.MaxDelay = TimeSpan.FromMinutes(5);
        for (int i = 0; i < 20; i++)
        {
            rig.Host.ThenBreakAfter(100);
        }

        await rig.RunAsync(rig.ToFileAsync());

        Assert.Equal(20, rig.Delays.Count);
        Assert.Single(rig.Delays.Distinct());
    }

    [Fact]
    public async Task Obeys_retry_after_in_seconds_beyond_its_own_longest_wait()
    {
        using var rig = new DownloadRig();
        var wait = new RetryConditionHeaderValue(TimeSpan.FromSeconds(90));
        rig.Host.Then(HttpStatusCode.TooManyRequests, response => response.Headers.RetryAfter = wait);

        Task download = rig.ToFileAsync();
        await rig.PassAsync(TimeSpan.FromSeconds(90));

        await download;
    }

    [Fact]
    public async Task Obeys_retry_after_as_a_date_on_the_clock()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(HttpStatusCode.ServiceUnavailable, response =>
            response.Headers.RetryAfter = new RetryConditionHeaderValue(rig.Clock.GetUtcNow() + TimeSpan.FromSeconds(17)));

        Task download = rig.ToFileAsync();
        await rig.PassAsync(TimeSpan.FromSeconds(17));

        await download;
    }

    [Fact]
    public async Task A_date_that_has_passed_is_no_wait()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(HttpStatusCode.ServiceUnavailable, response =>
            response.Headers.RetryAfter = new RetryConditionHeaderValue(rig.Clock.GetUtcNow() - TimeSpan.FromDays(1)));

        await rig.ToFileAsync();
    }

    [Fact]
    public async Task A_host_that_always_restarts_and_breaks_at_one_place_fails_the_download()
    {
        using var rig = new DownloadRig();
        rig.Host.HonoursRanges = false;
        rig.Host.AlwaysBreaksAt = 5000;

        await rig.FailAsync();

        // One that gained, and the two that are left after it.
        Assert.Equal(3, rig.Host.Requests.Count);
    }

    [Fact]
    public async Task A_file_that_changes_with_every_request_comes_to_an_end()
    {
        using var rig = new DownloadRig();
        rig.Host.AlwaysBreaksAt = 5000;
        rig.Host.OnRequest = () => rig.Host.ETag = new EntityTagHeaderValue($"\"{rig.Host.Requests.Count}\"");

        await rig.FailAsync();

        Assert.Equal(3, rig.Host.Requests.Count);
    }

    [Fact]
    public async Task One_attempt_means_one_attempt()
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 1;
        rig.Host.ThenBreakAfter(5000);

        await rig.FailAsync();

        Assert.Single(rig.Host.Requests);
    }
}
