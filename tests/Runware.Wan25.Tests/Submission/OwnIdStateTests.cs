namespace Runware.Wan25.Tests.Submission;

/// <summary>
/// An id of the caller's own may have been accepted in an earlier process: until the service denies it, nothing else is claimed.
/// </summary>
[Collection(ClockDriven.Name)]
public class OwnIdStateTests
{
    private readonly ServiceWorld _world = new();
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [InlineData(false, SubmissionState.NotSent)]
    [InlineData(true, SubmissionState.Unknown)]
    public async Task Canceled_in_OnSubmitting(bool ownsId, SubmissionState state)
    {
        using var cancellation = new CancellationTokenSource();
        using var client = _world.Service.CreateClient(
            _clock, options => options.OnSubmitting = async (_, _) => await cancellation.CancelAsync());

        var error = await Assert.ThrowsAsync<VideoWaitCanceledException>(() => client.SubmitAsync(Text(ownsId), cancellation.Token));

        Assert.Equal(state, error.SubmissionState);
        Assert.Empty(_world.Service.Calls);
    }

    [Theory]
    [InlineData(false, SubmissionState.NotSent)]
    [InlineData(true, SubmissionState.Unknown)]
    public async Task Timed_out_in_OnSubmitting(bool ownsId, SubmissionState state)
    {
        using var client = _world.Service.CreateClient(_clock, options =>
        {
            options.OnSubmitting = async (_, token) => await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token);
            options.CompletionTimeout = TimeSpan.FromSeconds(9);
        });

        var error = await Assert.ThrowsAsync<VideoGenerationTimeoutException>(() => _clock.RunAsync(client.SubmitAsync(Text(ownsId))));

        Assert.Equal(state, error.SubmissionState);
    }

    [Theory]
    [InlineData(false, SubmissionState.NotSent)]
    [InlineData(true, SubmissionState.Unknown)]
    public async Task With_a_first_frame_that_is_gone(bool ownsId, SubmissionState state)
    {
        var image = ImageInput.FromStream(_ => throw new IOException("gone"), "image/png");
        using var client = _world.Service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<VideoRequestValidationException>(
            () => client.SubmitAsync(Own(VideoRequest.FromImage(image, "A fjord"), ownsId)));

        Assert.Equal(state, error.SubmissionState);
        Assert.Empty(_world.Service.Calls);
    }

    [Theory]
    [InlineData(true, SubmissionState.NotSent)]
    [InlineData(false, SubmissionState.Unknown)]
    public async Task Without_a_connection_after_a_lookup(bool denies, SubmissionState state)
    {
        _world.UnknownId = denies ? call => call.Error("taskNotFound", 404) : ServiceWorld.GenericRow;
        _world.BeforeAdmission(10, _ => throw new HttpRequestException(HttpRequestError.ConnectionError));
        using var client = _world.Service.CreateClient(_clock, options => options.Retry.MaxAttempts = 2);

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.SubmitAsync(Text(ownsId: true))));

        Assert.Equal(state, error.SubmissionState);
    }

    [Theory]
    [InlineData("insufficientCredits", 402, SubmissionState.Unknown)]
    [InlineData("unsupportedDuration", 400, SubmissionState.Refused)]
    public async Task A_refusal_for_the_accounts_sake_may_follow_from_the_first_order(string code, int status, SubmissionState state)
    {
        _world.BeforeAdmission(1, call => call.Error(code, status));
        using var client = _world.Service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Text(ownsId: true))));

        Assert.Equal(state, error.SubmissionState);
    }

    private static VideoRequest Text(bool ownsId) => Own(VideoRequest.FromText("A lighthouse"), ownsId);

    private static VideoRequest Own(VideoRequestBuilder builder, bool ownsId) =>
        (ownsId ? builder.WithIdempotencyKey("tests", "own-id-state") : builder).Build();
}
