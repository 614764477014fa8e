namespace Runware.Wan25.Tests.Polling;

/// <summary>
/// What a running operation outlives: everything that speaks of the request, the account or the load, and not of the generation.
/// </summary>
[Collection(ClockDriven.Name)]
public class SurvivalTests
{
    private static readonly VideoOperationId Id = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    public static TheoryData<string, int, bool, int> Disturbances()
    {
        var all = new TheoryData<string, int, bool, int>();
        foreach (var seconds in new[] { 13, 600 })
        {
            all.Add("taskNotFound", 404, true, seconds);
            all.Add("taskExpired", 400, true, seconds);
            all.Add("taskCancelled", 200, true, seconds);
            all.Add("insufficientCredits", 402, false, seconds);
            all.Add("rateLimitExceeded", 429, true, seconds);
            all.Add("serviceOverloaded", 500, true, seconds);
            all.Add("internalServerError", 502, true, seconds);
            all.Add("maintenanceMode", 503, true, seconds);
            all.Add("failedTaskTimeout", 504, true, seconds);
            all.Add("invalidTaskUUID", 400, true, seconds);
            all.Add("", 200, true, seconds);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Disturbances))]
    public async Task A_submitted_operation_outlives(string code, int status, bool isTagged, int seconds)
    {
        Disturb(code, status, isTagged, seconds);
        using var client = _service.CreateClient(_clock, options => options.Polling.MaxDelay = TimeSpan.FromSeconds(20));

        var operation = await _clock.RunAsync(client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build()));
        var result = await _clock.RunAsync(operation.WaitForCompletionAsync());

        Assert.Equal((1, 0), (result.Videos.Count, result.Failures.Count));
        Assert.True(_clock.GetUtcNow() - _begin > TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [MemberData(nameof(Disturbances))]
    public async Task A_resumed_operation_that_was_seen_running_outlives(string code, int status, bool isTagged, int seconds)
    {
        Disturb(code, status, isTagged, seconds);
        using var client = _service.CreateClient(_clock, options => options.Polling.MaxDelay = TimeSpan.FromSeconds(20));

        Assert.Single((await _clock.RunAsync(client.GetOperation(Id).WaitForCompletionAsync())).Videos);
    }

    [Theory]
    [InlineData("taskNotFound", 404)]
    [InlineData("serviceOverloaded", 500)]
    [InlineData("failedTaskTimeout", 504)]
    public async Task The_timeout_names_the_last_failed_poll_and_that_it_goes_on(string code, int status)
    {
        Disturb(code, status, isTagged: true, seconds: 100_000);
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromMinutes(2));

        var error = await Assert.ThrowsAsync<VideoGenerationTimeoutException>(
            () => _clock.RunAsync(client.GenerateAsync(VideoRequest.FromText("A lighthouse").Build())));

        Assert.Equal(SubmissionState.Accepted, error.SubmissionState);
        Assert.Contains("this does not cancel it", error.Message, StringComparison.Ordinal);
        Assert.Equal(code != "taskNotFound", error.Message.Contains($"HTTP {status}", StringComparison.Ordinal));
    }

    private DateTimeOffset _begin;

    private void Disturb(string code, int status, bool isTagged, int seconds)
    {
        var polls = 0;
        _begin = _clock.GetUtcNow();
        _service.Script("getTaskDetails", call => call.Error("taskNotFound", 404)).Script("getResponse", call =>
            polls++ == 0 ? call.Processing()
            : _clock.GetUtcNow() - _begin > TimeSpan.FromSeconds(seconds) ? call.Respond()
            : code.Length == 0 ? call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"failed"}""")
            : call.Error(code, status, isTagged));
    }
}
