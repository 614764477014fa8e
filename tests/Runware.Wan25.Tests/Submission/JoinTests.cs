namespace Runware.Wan25.Tests.Submission;

/// <summary>A request with an id of its own names one job: it asks first, and joins what is there.</summary>
[Collection(ClockDriven.Name)]
public class JoinTests
{
    private static readonly VideoRequest Keyed = VideoRequest.FromText("A lighthouse").WithIdempotencyKey("tests", "order-1").Build();

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();

    [Fact]
    public async Task It_joins_a_job_that_is_there_without_sending()
    {
        using var client = _service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GenerateAsync(Keyed));

        Assert.Equal(Keyed.TaskId, result.OperationId.TaskId);
        Assert.Empty(_service.Submits);
    }

    [Fact]
    public async Task It_submits_under_its_id_when_that_is_unknown()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing(), call => call.Respond());
        using var client = _service.CreateClient(_clock);

        await _clock.RunAsync(client.GenerateAsync(Keyed));

        Assert.Equal(Keyed.TaskId, _service.Submits.Single().TaskId);
    }

    [Fact]
    public async Task A_second_process_that_ended_its_job_between_two_attempts_is_joined()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing(), call => call.Respond());
        _service.Script("videoInference", call => call.Error("concurrentRequestLimitExceeded", 400));
        using var client = _service.CreateClient(
            _clock, options => options.Retry.BaseDelay = options.Retry.MaxDelay = TimeSpan.FromMinutes(1));

        Assert.Single((await _clock.RunAsync(client.GenerateAsync(Keyed))).Videos);
        Assert.Single(_service.Submits);
    }

    [Fact]
    public async Task A_second_process_that_was_faster_is_joined()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing(), call => call.Respond());
        _service.Script("videoInference", call => call.Conflict());
        using var client = _service.CreateClient(_clock);

        Assert.Single((await _clock.RunAsync(client.GenerateAsync(Keyed))).Videos);
    }

    [Fact]
    public async Task A_job_that_only_the_archive_knows_is_joined_with_its_count()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        _service.Script("getTaskDetails", call => ScriptedService.Json(
            $$"""{"data":[{"taskType":"getTaskDetails","taskUUID":"{{call.TaskId}}","request":[{"numberResults":3}],"response":{"data":"""
                + $$"""[{"taskUUID":"{{call.TaskId}}"}]} }]}"""));
        using var client = _service.CreateClient(_clock);

        var operation = await client.SubmitAsync(Keyed);

        Assert.Equal(3, operation.Id.ResultCount);
        Assert.Empty(_service.Submits);
    }

    [Fact]
    public async Task A_refusal_in_the_archive_is_no_job()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        _service.Script("getTaskDetails", call => ScriptedService.Json(
            $$"""{"data":[{"taskType":"getTaskDetails","taskUUID":"{{call.TaskId}}","request":[{}],"response":{"errors":"""
                + $$"""[{"code":"insufficientCredits"}]} }]}"""));
        using var client = _service.CreateClient(_clock);

        await client.SubmitAsync(Keyed);

        Assert.Single(_service.Submits);
    }

    [Fact]
    public async Task A_failed_key_stays_failed()
    {
        _service.Script("getResponse", call => call.Error("inferenceError", 200));
        using var client = _service.CreateClient(_clock);

        await Assert.ThrowsAsync<VideoGenerationFailedException>(() => _clock.RunAsync(client.GenerateAsync(Keyed)));

        Assert.Empty(_service.Submits);
    }

    [Fact]
    public async Task A_nested_failure_in_the_archive_is_a_job()
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        _service.Script("getTaskDetails", call => ScriptedService.Json($$$"""
            {"data":[{"taskType":"getTaskDetails","taskUUID":"{{{call.TaskId}}}","request":{"positivePrompt":"x"},
             "response":{"response":{"errors":{"errorCode":"providerUnavailable","additionalDetails":{"responseStatusCode":502} } } } }]}
            """));
        using var client = _service.CreateClient(_clock);

        await client.SubmitAsync(Keyed);

        Assert.Empty(_service.Submits);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_key_that_the_archive_refuses_may_submit(int status)
    {
        _service.Script("getResponse", _ => ScriptedCall.Nothing());
        _service.Script("getTaskDetails", call => call.Error("insufficientPermissions", status, tagged: false));
        using var client = _service.CreateClient(_clock);

        await _clock.RunAsync(client.SubmitAsync(Keyed));

        Assert.Equal(Keyed.TaskId, _service.Submits.Single().TaskId);
    }

    [Fact]
    public async Task A_key_that_is_refused_lookups_may_not_send()
    {
        _service.Script("getResponse", call => call.Error("invalidApiKey", 401, tagged: false));
        using var client = _service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => client.SubmitAsync(Keyed));

        Assert.Equal((RunwareErrorCategory.Authentication, SubmissionState.Unknown), (error.Error.Category, error.SubmissionState));
        Assert.Empty(_service.Submits);
    }

    [Fact]
    public async Task An_unknown_submission_is_recovered_by_its_id()
    {
        var lost = true;
        _service.OnCall = (call, _) => lost ? throw new HttpRequestException("reset") : Task.FromResult(call.Respond());
        using var client = _service.CreateClient(_clock);
        var request = VideoRequest.FromText("A lighthouse").Build();
        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => _clock.RunAsync(client.GenerateAsync(request)));

        lost = false;
        var result = await _clock.RunAsync(client.GenerateAsync(request.ToBuilder().WithTaskId(error.OperationId!.Value.TaskId).Build()));

        Assert.Equal(error.OperationId.Value.TaskId, result.OperationId.TaskId);
        Assert.Single(_service.Submits);
    }
}
