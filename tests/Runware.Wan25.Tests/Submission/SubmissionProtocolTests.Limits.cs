using System.Net;
using System.Text;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Submission;

/// <content>What ends it although attempts are left: a wait beyond the time limit, or a body that cannot be read again.</content>
public sealed partial class SubmissionProtocolTests
{
    [Theory]
    [InlineData(59, false)]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public async Task A_wait_that_the_time_limit_does_not_leave_is_not_begun(int seconds, bool isTooLong)
    {
        Send(_ => Later(ScriptedService.Html(503), seconds));
        var submission = Submission(timeLimit: TimeSpan.FromSeconds(60));

        if (!isTooLong)
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), (await NextAsync(submission)).RetryAfter);
            return;
        }

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => NextAsync(submission));
        Assert.Equal((SubmissionState.Unknown, TimeSpan.FromSeconds(seconds)), (error.SubmissionState, error.RetryAfter));
    }

    [Fact]
    public async Task A_lookup_that_is_delayed_too_long_is_thrown_with_its_delay()
    {
        Ask(_ => Later(ScriptedService.Html(503), 61));
        var submission = Submission(ownsId: true, timeLimit: TimeSpan.FromSeconds(60));

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => NextAsync(submission));

        Assert.Equal(
            (TimeSpan.FromSeconds(61), HttpStatusCode.ServiceUnavailable, SubmissionState.Unknown),
            (error.RetryAfter, error.StatusCode, error.SubmissionState));
    }

    [Fact]
    public async Task Failed_lookups_before_the_first_sending_are_no_room_for_a_second()
    {
        Ask(_ => ScriptedService.Html(503), _ => ScriptedService.Html(503), _ => ScriptedService.Html(503), NotFound);
        Send(Lost);
        var submission = Submission(ownsId: true, maxAttempts: 1);

        await Assert.ThrowsAsync<RunwareConnectionException>(async () =>
        {
            while (true)
            {
                await NextAsync(submission);
            }
        });

        Assert.Single(_service.Submits);
    }

    [Fact]
    public async Task No_timer_is_set_for_a_wait_that_no_timer_supports()
    {
        Send(_ => Later(ScriptedService.Html(503), 60 * 60 * 24 * 50));

        await Assert.ThrowsAsync<RunwareApiException>(() => NextAsync(Submission(timeLimit: Timeout.InfiniteTimeSpan)));
    }

    [Theory]
    [InlineData(false, SubmissionState.NotSent)]
    [InlineData(true, SubmissionState.Unknown)]
    public async Task A_body_that_broke_was_not_accepted(bool afterALoss, SubmissionState state)
    {
        var isBroken = false;
        Ask(NotFound);
        Send(Lost);
        var submission = Submission(body: new BreakableBody(() => isBroken));
        if (afterALoss)
        {
            await NextAsync(submission);
        }

        isBroken = true;
        await Assert.ThrowsAsync<MediaChangedException>(() => NextAsync(submission));

        Assert.Equal(state, submission.State);
    }

    private static HttpResponseMessage Later(HttpResponseMessage response, int seconds)
    {
        response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return response;
    }

    private sealed class BreakableBody(Func<bool> isBroken) : RequestBody
    {
        private readonly byte[] _json = Encoding.UTF8.GetBytes($$"""[{"taskType":"videoInference",{{IdMember}}}]""");

        public override long Length => _json.Length;

        public override Task WriteAsync(Stream stream, Action onProgress, CancellationToken cancellationToken) => isBroken()
            ? throw new MediaChangedException("It has changed.")
            : stream.WriteAsync(_json, 0, _json.Length, cancellationToken);
    }
}
