using Runware.Wan25.Tests.Diagnostics;

namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>Whoever cancels, whenever, is told the id of what may run on.</summary>
[Collection(ClockDriven.Name)]
public class CancelTests
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").Build();

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task During_the_submission_it_is_unknown_whether_it_was_accepted()
    {
        _service.OnCall = HangAsync;
        using var client = _service.CreateClient(_clock);
        using var cancellation = new CancellationTokenSource();
        var submission = client.SubmitAsync(Request, cancellation.Token);
        await _clock.RestAsync();

        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => submission);
        Assert.Equal((cancellation.Token, SubmissionState.Unknown), (error.CancellationToken, error.SubmissionState));
        Assert.Equal(_service.Submits.Single().TaskId, error.OperationId.TaskId);
    }

    [Fact]
    public async Task Before_the_first_byte_nothing_is_sent()
    {
        using var client = _service.CreateClient(_clock);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.GenerateAsync(Request, cancellationToken: new CancellationToken(true)));

        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_stops_the_submission()
    {
        using var client = _service.CreateClient(
            _clock, options => options.OnSubmitting = (_, _) => throw new InvalidDataException("The journal is full."));

        await Assert.ThrowsAsync<InvalidDataException>(() => client.SubmitAsync(Request));

        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task During_a_download_the_id_is_reported()
    {
        _service.OnCall = HangAsync;
        using var client = _service.CreateClient(_clock);
        using var cancellation = new CancellationTokenSource();
        var video = Wan25ModelFactory.GeneratedVideo(new(Guid.NewGuid()), Guid.NewGuid(), new("https://files.scripted.test/1.mp4"));
        var download = client.DownloadAsync(video, new MemoryStream(), cancellationToken: cancellation.Token);
        await _clock.RestAsync();

        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => download);
        Assert.Equal((cancellation.Token, video.OperationId), (error.CancellationToken, error.OperationId));
    }

    [Fact]
    public async Task The_time_limit_of_a_submission_is_exact_and_says_what_is_known()
    {
        _service.OnCall = HangAsync;
        using var client = _service.CreateClient(_clock, options =>
        {
            options.CompletionTimeout = TimeSpan.FromSeconds(7);
            options.Retry.AttemptTimeout = TimeSpan.FromMinutes(1);
        });

        var error = await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(client.GenerateAsync(Request)));

        Assert.Equal(SubmissionState.Unknown, error.SubmissionState);
        Assert.Equal(_service.Submits.Single().TaskId, error.OperationId!.Value.TaskId);
        Assert.Empty(error.Partial.Videos);
    }

    [Fact]
    public async Task Disposing_the_client_ends_a_submission_like_a_cancellation()
    {
        _service.OnCall = HangAsync;
        var client = _service.CreateClient(_clock);
        using var cancellation = new CancellationTokenSource();
        var submission = client.SubmitAsync(Request, cancellation.Token);
        await _clock.RestAsync();

        client.Dispose();

        var error = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => submission);
        Assert.NotEqual(cancellation.Token, error.CancellationToken);
        Assert.True(error.CancellationToken.IsCancellationRequested);
        Assert.Equal(SubmissionState.Unknown, error.SubmissionState);
    }

    [Fact]
    public async Task Disposing_the_client_ends_waits_although_a_callback_throws()
    {
        _service.OnCall = HangAsync;
        var client = _service.CreateClient(_clock, options => options.OnSubmitting = ThrowingCallback.RegisterAsync);
        var submission = client.SubmitAsync(Request);
        var wait = client.GetOperation(new VideoOperationId(Guid.NewGuid())).WaitForCompletionAsync();
        await _clock.RestAsync();

        Assert.Throws<AggregateException>(client.Dispose);
        await _clock.RestAsync();

        Assert.True(wait.IsCompleted);
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => wait);
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => submission);
    }

    [Fact]
    public async Task A_callback_that_throws_when_the_time_is_up_ends_no_more_than_that()
    {
        _service.OnCall = HangAsync;
        using var client = _service.CreateClient(_clock, options =>
        {
            options.CompletionTimeout = TimeSpan.FromSeconds(5);
            options.OnSubmitting = ThrowingCallback.RegisterAsync;
        });

        // On the clock of the system, the exception would end the process.
        await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(client.GenerateAsync(Request)));
    }

    [Fact]
    public async Task A_handler_whose_callback_throws_keeps_no_wait_alive()
    {
        _service.OnCall = (call, token) =>
        {
            token.Register(static () => throw new InvalidOperationException("The handler's."));
            return HangAsync(call, token);
        };
        var client = _service.CreateClient(_clock);
        var wait = client.GetOperation(new VideoOperationId(Guid.NewGuid())).WaitForCompletionAsync();
        await _clock.RestAsync();

        client.Dispose();
        await _clock.RestAsync();

        Assert.True(wait.IsCompleted);
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => wait);
    }

    [Fact]
    public async Task Canceling_while_the_journal_is_written_sends_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        using var client = _service.CreateClient(
            _clock, options => options.OnSubmitting = async (_, _) => await cancellation.CancelAsync());

        var error = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => client.SubmitAsync(Request, cancellation.Token));

        Assert.Equal(SubmissionState.NotSent, error.SubmissionState);
        Assert.Contains("nothing was accepted", error.Message, StringComparison.Ordinal);
        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task Acceptance_at_the_last_moment_does_not_renew_the_time_limit()
    {
        var limit = TimeSpan.FromMinutes(5);
        using var client = new Wan25Client(
            new() { ApiKey = ScriptedService.Key, Endpoint = new("https://scripted.test/v1"), CompletionTimeout = limit },
            _service, _clock, new LogCallback(101, () => _clock.Advance(limit)));

        var error = await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(client.GenerateAsync(Request)));

        Assert.Equal(
            (SubmissionState.Accepted, _service.Submits.Single().TaskId),
            (error.SubmissionState, error.OperationId!.Value.TaskId));
        Assert.Single((await _clock.RunAsync(client.GetOperation(error.OperationId.Value).WaitForCompletionAsync())).Videos);
    }

    private static async Task<HttpResponseMessage> HangAsync(ScriptedCall call, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        throw new InvalidOperationException("It hangs for ever.");
    }
}
