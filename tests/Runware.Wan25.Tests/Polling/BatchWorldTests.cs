namespace Runware.Wan25.Tests.Polling;

/// <summary>
/// What the response to a request about several tasks may be. In each of these worlds every operation ends with what is its own.
/// </summary>
[Collection(ClockDriven.Name)]
public class BatchWorldTests
{
    private const int Count = 12;

    private readonly ScriptedService _service = new();
    private readonly VirtualTimeProvider _clock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<VideoOperationId> _ids = [.. Enumerable.Range(1, Count).Select(n => new VideoOperationId(Responses.TaskId(n)))];

    public enum Batches
    {
        Complete,
        OnlyFirst,
        Refused,
        RefusedWithStatus200,
        NotFoundForAll,
        FailTogether,
        FailAlone,
    }

    public enum BadTask
    {
        Fails,
        TimesOut,
        FailsWithoutVerdict,
        IsUnknown,
    }

    public static TheoryData<Batches, BadTask> Worlds()
    {
        var worlds = new TheoryData<Batches, BadTask>();
        foreach (var batches in Enum.GetValues<Batches>())
        {
            foreach (var bad in Enum.GetValues<BadTask>())
            {
                worlds.Add(batches, bad);
            }
        }

        return worlds;
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public async Task Each_operation_ends_with_what_is_its_own(Batches batches, BadTask bad)
    {
        var begin = _clock.GetUtcNow();
        _service
            .Script("getResponse", call => Respond(call, batches, bad, _clock.GetUtcNow() - begin > TimeSpan.FromSeconds(20)))
            .Script("getTaskDetails", call => ScriptedService.Json(
                Responses.Errors(call.Tasks.Select(task => Responses.Error(task.GetProperty("taskUUID").GetGuid(), "taskNotFound"))), 404));
        using var client = _service.CreateClient(_clock, options => options.CompletionTimeout = TimeSpan.FromMinutes(2));

        var waits = _ids.ConvertAll(id => client.GetOperation(id).WaitForCompletionAsync());

        var good = await _clock.RunAsync(Task.WhenAll(waits[1..]));
        Assert.All(good, result => Assert.Equal((1, 0), (result.Videos.Count, result.Failures.Count)));
        Assert.Equal(_ids[1..], good.Select(result => result.OperationId));
        Assert.InRange((_clock.GetUtcNow() - begin).TotalSeconds, 20, 60);
        var error = await Assert.ThrowsAnyAsync<RunwareException>(() => _clock.RunAsync(waits[0]));
        Assert.Equal(_ids[0], error.OperationId);
        Assert.Equal(bad == BadTask.TimesOut, error is VideoGenerationTimeoutException);
    }

    [Fact]
    public async Task A_batch_that_is_refused_for_its_size_is_no_attempt_of_an_update()
    {
        _service.Script(
            "getResponse", call => call.TaskIds.Count() > 1 ? call.Error("arrayTooLarge", 400, tagged: false) : call.Processing());
        using var client = _service.CreateClient(_clock, options => options.Retry.MaxAttempts = 1);
        var waits = _ids.ConvertAll(id => client.GetOperation(id).WaitForCompletionAsync(_stop.Token));
        await _clock.RunAsync(Task.Delay(TimeSpan.FromMilliseconds(500), _clock));

        await _clock.RunAsync(Task.WhenAll(_ids.ConvertAll(id => client.GetOperation(id).UpdateAsync())));

        await _stop.CancelAsync();
        await Assert.ThrowsAsync<VideoWaitCanceledException>(() => Task.WhenAll(waits));
    }

    [Fact]
    public async Task An_update_of_a_batch_that_fails_is_an_attempt()
    {
        _service.Script("getResponse", call => call.Error("maintenance", 503, tagged: false));
        using var client = _service.CreateClient(_clock, options => options.Retry.MaxAttempts = 1);

        var updates = Task.WhenAll(_ids.ConvertAll(id => client.GetOperation(id).UpdateAsync()));

        await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(updates));
    }

    private HttpResponseMessage Respond(ScriptedCall call, Batches batches, BadTask bad, bool areDone)
    {
        var ids = call.TaskIds.ToList();
        var asked = batches == Batches.OnlyFirst ? ids[..1] : ids;
        if (ids.Count > 1 && batches is Batches.Refused)
        {
            return call.Error("invalidRequest", 400, tagged: false);
        }

        if (ids.Count > 1 && batches is Batches.RefusedWithStatus200)
        {
            return call.Error("tooManyTasks", 200, tagged: false);
        }

        var isBad = asked.Contains(_ids[0].TaskId);
        if (ids.Count > 1 && isBad && batches == Batches.NotFoundForAll)
        {
            return call.Error("taskNotFound", 404, tagged: false);
        }

        var rows = asked.Where(id => id != _ids[0].TaskId).Select(id => areDone
            ? ScriptedCall.Success(id, int.Parse(id.ToString()[24..], System.Globalization.CultureInfo.InvariantCulture))
            : Responses.Row(id, "\"taskType\":\"videoInference\",\"status\":\"processing\"")).ToList();
        var (code, status) = bad switch
        {
            BadTask.Fails => ("invalidProviderContent", 400),
            BadTask.TimesOut => ("failedTaskTimeout", 504),
            BadTask.FailsWithoutVerdict => ("invalidValueUploadFailed", 400),
            _ => ("taskNotFound", 404),
        };
        string[] errors = isBad ? [Responses.Error(_ids[0].TaskId, code)] : [];
        var shown = isBad && batches == Batches.FailAlone ? [] : rows;
        return ScriptedService.Json(
            $$"""{"data":[{{string.Join(',', shown)}}],"errors":[{{string.Join(',', errors)}}]}""",
            isBad && (batches is Batches.FailTogether or Batches.FailAlone || shown.Count == 0) ? status : 200);
    }
}
