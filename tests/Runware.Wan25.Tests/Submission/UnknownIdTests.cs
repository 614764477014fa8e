using System.Net;

namespace Runware.Wan25.Tests.Submission;

/// <summary>Only proof keeps an order back: whatever the service says about an id it does not know, the order goes out, once.</summary>
[Collection(ClockDriven.Name)]
public class UnknownIdTests
{
    private static readonly VideoRequest Keyed = VideoRequest.FromText("A lighthouse").WithIdempotencyKey("tests", "unknown-id").Build();

    private static readonly Dictionary<string, Func<ScriptedCall, HttpResponseMessage>> Responses = new()
    {
        ["404 taskNotFound"] = call => call.Error("taskNotFound", 404),
        ["404 untagged"] = call => call.Error("taskNotFound", 404, tagged: false),
        ["404 of another code"] = call => call.Error("somethingNew", 404),
        ["404 without errors"] = _ => ScriptedService.Json("{}", 404),
        ["404 page"] = _ => ScriptedService.Html(404),
        ["410 page"] = _ => ScriptedService.Html(410),
        ["302 page"] = _ => ScriptedService.Html(302),
        ["400 page"] = _ => ScriptedService.Html(400),
        ["404 beside a flag"] = call => ScriptedService.Json(
            $$"""{"error":true,"errors":[{"code":"taskNotFound","taskUUID":"{{call.TaskId}}"}]}""", 404),
        ["404 of an untagged code"] = call => call.Error("notFound", 404, tagged: false),
        ["204"] = _ => new HttpResponseMessage(HttpStatusCode.NoContent),
        ["empty body"] = _ => ScriptedService.Json(""),
        ["200 page"] = _ => ScriptedService.Html(200),
        ["null"] = _ => ScriptedService.Json("null"),
        ["null data"] = _ => ScriptedService.Json("""{"data":null}"""),
        ["no row"] = _ => ScriptedService.Json("""{"data":[]}"""),
        ["empty errors"] = _ => ScriptedService.Json("""{"data":[],"errors":[]}"""),
        ["errors alone, empty"] = _ => ScriptedService.Json("""{"errors":[]}"""),
        ["generic row"] = ServiceWorld.GenericRow,
        ["generic row as object"] = call => Row(call, "\"taskType\":\"getResponse\",\"status\":\"processing\"", isArray: false),
        ["generic row beside taskNotFound"] = call => ScriptedService.Json(
            $$"""
            {"data":[{"taskUUID":"{{call.TaskId}}","status":"processing","taskType":"getResponse"}],
             "errors":[{"code":"taskNotFound","taskUUID":"{{call.TaskId}}"}]}
            """),
        ["row without a type"] = call => Row(call, "\"status\":\"processing\""),
        ["row of its id alone"] = call => Row(call, "\"cost\":null"),
        ["pending row"] = call => Row(call, "\"status\":\"pending\""),
        ["row of status unknown"] = call => Row(call, "\"taskType\":\"getResponse\",\"status\":\"unknown\""),
        ["taskNotFound in a row"] = call => Row(call, "\"status\":\"error\",\"error\":{\"code\":\"taskNotFound\"}"),
        ["taskExpired in a row"] = call => Row(call, "\"status\":\"error\",\"code\":\"taskExpired\",\"message\":\"Gone.\""),
        ["unknownTask in a row"] = call => Row(call, "\"status\":\"error\",\"error\":{\"code\":\"unknownTask\"}"),
        ["taskDoesNotExist in a row"] = call => Row(call, "\"status\":\"error\",\"error\":{\"code\":\"taskDoesNotExist\"}"),
        ["invalidTaskUUID in a row"] = call => Row(call, "\"status\":\"error\",\"error\":{\"code\":\"invalidTaskUUID\"}"),
        ["404 with a reason in a row"] = call => Row(call, "\"status\":\"error\",\"message\":\"No such task.\"", status: 404),
        ["200 taskNotFound"] = call => call.Error("taskNotFound", 200),
        ["invalidTaskUUID"] = call => call.Error("invalidTaskUUID", 400),
        ["taskUUIDDoesNotExist"] = call => call.Error("taskUUIDDoesNotExist", 400),
        ["unsupportedTaskType"] = call => call.Error("unsupportedTaskType", 400),
        ["400 of a new code"] = call => call.Error("somethingNew", 400),
        ["400 without a code"] = call => ScriptedService.Json(
            $$"""{"errors":[{"message":"No such task.","taskUUID":"{{call.TaskId}}"}]}""", 400),
        ["text"] = _ => ScriptedService.Json("""{"errors":["no such task"]}"""),
        ["503 page"] = _ => ScriptedService.Html(503),
        ["504 failedTaskTimeout"] = call => call.Error("failedTaskTimeout", 504),
        ["402"] = call => call.Error("insufficientCredits", 402, tagged: false),
    };

    public static TheoryData<string> Names => [.. Responses.Keys];

    private readonly ServiceWorld _world = new();
    private readonly VirtualTimeProvider _clock = new();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_own_id_is_submitted_where_the_live_store_says(string name)
    {
        _world.UnknownId = Responses[name];

        await ExpectOneOrderAsync();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_own_id_is_submitted_where_both_stores_say(string name)
    {
        _world.UnknownId = Responses[name];
        _world.NotArchived = Responses[name];

        await ExpectOneOrderAsync();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_own_id_that_is_there_is_never_charged_again(string name)
    {
        _world.UnknownId = Responses[name];
        _world.NotArchived = Responses[name];
        _world.Admit(Keyed.TaskId!.Value);
        _world.Service.Script("getResponse", Responses[name]);
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Keyed));

        Assert.Equal((Keyed.TaskId.Value, 1), (operation.Id.TaskId, _world.Charges));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_request_lost_before_acceptance_is_never_charged_twice(string name)
    {
        _world.UnknownId = Responses[name];
        _world.NotArchived = Responses[name];
        _world.BeforeAdmission(1, ServiceWorld.Lost);
        using var client = _world.Service.CreateClient(_clock);

        var error = await Record.ExceptionAsync(() => _clock.RunAsync(client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build())));

        // Where nobody responds in the service's words it stays open whether it has the task, and nothing is sent again.
        Assert.True(
            error is null or RunwareException { SubmissionState: SubmissionState.Unknown, OperationId: not null },
            error?.ToString());
        Assert.Equal(error is null ? 1 : 0, _world.Charges);
        var isSilent = name.EndsWith("page", StringComparison.Ordinal)
            || name is "204" or "404 of an untagged code" or "empty body" or "null" or "504 failedTaskTimeout" or "402";
        Assert.Equal(isSilent, error is not null);
        Assert.Single(_world.Service.Submits.Select(call => call.TaskId).Distinct());
    }

    private async Task ExpectOneOrderAsync()
    {
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Keyed));

        Assert.Equal(Keyed.TaskId, operation.Id.TaskId);
        Assert.Equal(Keyed.TaskId, Assert.Single(_world.Service.Submits).TaskId);
        Assert.Equal(1, _world.Charges);
    }

    private static HttpResponseMessage Row(ScriptedCall call, string members, bool isArray = true, int status = 200)
    {
        var row = $$"""{"taskUUID":"{{call.TaskId}}",{{members}}}""";
        return ScriptedService.Json($$"""{"data":{{(isArray ? $"[{row}]" : row)}}}""", status);
    }
}
