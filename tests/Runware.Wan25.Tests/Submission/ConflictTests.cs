namespace Runware.Wan25.Tests.Submission;

/// <summary>The service has seen the id before, and says so in one of its ways.</summary>
[Collection(ClockDriven.Name)]
public class ConflictTests
{
    private static readonly VideoRequest Fresh = VideoRequest.FromText("A lighthouse").Build();
    private static readonly VideoRequest Keyed = VideoRequest.FromText("A lighthouse").WithIdempotencyKey("tests", "conflict").Build();

    private static readonly Dictionary<string, Func<ScriptedCall, HttpResponseMessage>> Conflicts = new()
    {
        ["400"] = call => call.Error("conflictTaskUUID", 400),
        ["409"] = call => call.Error("conflictTaskUUID", 409),
        ["400 without a code"] = _ => ScriptedService.Json(WithoutCode, 400),
        ["409 without a code"] = _ => ScriptedService.Json(WithoutCode, 409),
        ["409 without errors"] = _ => ScriptedService.Json("{}", 409),
        ["409 of a new code"] = call => call.Error("somethingNew", 409),
        ["duplicateTaskUUID"] = call => call.Error("duplicateTaskUUID", 400),
        ["second of two errors"] = call => ScriptedService.Json(
            $$"""{"errors":[{"code":"invalidSeed"},{"code":"conflictTaskUUID","taskUUID":"{{call.TaskId}}"}]}""", 400),
    };

    private const string WithoutCode = """{"errors":[{"code":null,"message":"taskUUID already exists","parameter":"taskUUID"}]}""";

    private readonly ServiceWorld _world = new();
    private readonly VirtualTimeProvider _clock = new();

    public static TheoryData<string> Names => [.. Conflicts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_own_id_is_joined(string conflict)
    {
        _world.Known = Conflicts[conflict];
        _world.Admit(Keyed.TaskId!.Value);
        _world.Service.Script("getResponse", ServiceWorld.GenericRow);
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Keyed));

        Assert.Equal((Keyed.TaskId.Value, 1), (operation.Id.TaskId, _world.Charges));
        Assert.Single(_world.Service.Submits);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fresh_id_after_a_lost_attempt_is_ours(string conflict)
    {
        _world.AfterAdmission(1, ServiceWorld.Lost).Known = Conflicts[conflict];
        _world.Service.Script("getResponse", ServiceWorld.GenericRow);
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Fresh));

        Assert.Equal((_world.Service.Submits[0].TaskId, 1), (operation.Id.TaskId, _world.Charges));
        Assert.Equal(2, _world.Service.Submits.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fresh_id_at_first_is_ours_where_it_shows_up_in_time(string conflict)
    {
        // Something below sends it twice, and returns only the second response; the registration lags.
        _world.AfterAdmission(1, Conflicts[conflict]);
        var lag = 2;
        _world.Service.Script("getResponse", call => lag-- > 0 ? ServiceWorld.GenericRow(call) : call.Respond());
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Fresh));

        Assert.Equal((_world.Service.Submits.Single().TaskId, 1), (operation.Id.TaskId, _world.Charges));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_fresh_id_at_first_that_never_shows_is_an_open_error(string conflict)
    {
        _world.BeforeAdmission(1, Conflicts[conflict]);
        using var client = _world.Service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Fresh)));

        Assert.Equal(
            (SubmissionState.Unknown, _world.Service.Submits.Single().TaskId),
            (error.SubmissionState, error.OperationId!.Value.TaskId));
        Assert.Contains(error.Errors, one => one.Category == RunwareErrorCategory.Conflict);
        Assert.Equal(3, _world.Service.Polls.Count);
    }

    [Fact]
    public async Task A_taken_id_is_never_sent_again_while_lookups_fail()
    {
        // The worst world: once the first task has ended, the service takes the same id again, and charges again.
        _world.Admit(Keyed.TaskId!.Value);
        var lookups = 0;
        _world.Service.Script("getResponse", call => lookups++ == 0 ? ServiceWorld.GenericRow(call) : ScriptedService.Html(503));
        _world.Known = call =>
        {
            _world.Known = null;
            return call.Conflict();
        };
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Keyed));

        Assert.Equal((Keyed.TaskId.Value, 1), (operation.Id.TaskId, _world.Charges));
        Assert.Single(_world.Service.Submits);
    }

    [Fact]
    public async Task A_taken_id_is_joined_although_the_key_is_refused_by_then()
    {
        _world.Admit(Keyed.TaskId!.Value);
        var lookups = 0;
        _world.Service.Script(
            "getResponse",
            call => lookups++ == 0 ? ServiceWorld.GenericRow(call) : call.Error("invalidApiKey", 401, tagged: false));
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Keyed));

        Assert.Equal(Keyed.TaskId.Value, operation.Id.TaskId);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(409)]
    public async Task Parameters_that_conflict_are_a_refusal(int status)
    {
        _world.BeforeAdmission(1, call => call.Error("conflictingParameters", status));
        using var client = _world.Service.CreateClient(_clock);

        var error = await Assert.ThrowsAsync<RunwareApiException>(() => _clock.RunAsync(client.SubmitAsync(Keyed)));

        Assert.Equal("conflictingParameters", error.Error.Code);
    }
}
