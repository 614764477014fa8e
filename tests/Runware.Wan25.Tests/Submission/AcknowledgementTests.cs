namespace Runware.Wan25.Tests.Submission;

/// <summary>Every shape in which the service was seen to take a task in.</summary>
[Collection(ClockDriven.Name)]
public class AcknowledgementTests
{
    private static readonly VideoRequest Request = VideoRequest.FromText("A lighthouse").Build();

    private readonly ServiceWorld _world = new();
    private readonly VirtualTimeProvider _clock = new();

    private static readonly Dictionary<string, Func<ScriptedCall, HttpResponseMessage>> Shapes = new()
    {
        ["bare"] = call => call.Acknowledge(),
        ["processing"] = call => ScriptedService.Json(
            $$"""{"data":[{"taskType":"videoInference","taskUUID":"{{call.TaskId}}","status":"processing"}]}"""),
        ["of type getResponse"] = ServiceWorld.GenericRow,
        ["id alone"] = call => ScriptedService.Json($$"""{"data":{"taskUUID":"{{call.TaskId}}"} }"""),
        ["upper case"] = call => ScriptedService.Json($$"""{"data":[{"taskUUID":"{{call.TaskId.ToString().ToUpperInvariant()}}"}]}"""),
        ["with a foreign row"] = call => ScriptedService.Json(
            $$"""{"data":[{"taskUUID":"{{Guid.NewGuid()}}"},{"taskUUID":"{{call.TaskId}}"}]}"""),
        ["finished"] = call => ScriptedService.Json($$"""{"data":[{{ScriptedCall.Success(call.TaskId)}}]}"""),
    };

    public static TheoryData<string> Names => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_an_acceptance_that_needs_no_lookup(string shape)
    {
        _world.Acknowledgement = Shapes[shape];
        using var client = _world.Service.CreateClient(_clock);

        var operation = await client.SubmitAsync(Request);

        Assert.Equal(_world.Service.Calls.Single().TaskId, operation.Id.TaskId);
        Assert.Equal(1, _world.Charges);
    }

    [Fact]
    public async Task A_finished_row_is_the_result_and_its_cost_may_be_text()
    {
        _world.Acknowledgement = call => ScriptedService.Json(
            $$"""{"data":[{{ScriptedCall.Success(call.TaskId).Replace("0.25", "\"0.05\"", StringComparison.Ordinal)}}]}""");
        using var client = _world.Service.CreateClient(_clock);

        var result = await _clock.RunAsync(client.GenerateAsync(Request));

        Assert.Equal((1, 0.05m), (result.Videos.Count, result.TotalCost));
        Assert.Equal("videoInference", Assert.Single(_world.Service.Calls).TaskType);
    }

    [Theory]
    [InlineData("""{"data":[],"errors":[]}""", 200)]
    [InlineData("{}", 200)]
    [InlineData("""{"data":null}""", 200)]
    [InlineData("", 200)]
    [InlineData("", 204)]
    [InlineData("", 201)]
    public async Task An_empty_one_is_looked_up(string body, int status)
    {
        _world.Acknowledgement = _ => ScriptedService.Json(body, status);
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal(_world.Service.Submits.Single().TaskId, operation.Id.TaskId);
        Assert.Equal(1, _world.Charges);
    }

    [Fact]
    public async Task One_under_a_refusing_status_is_looked_up_and_no_refusal()
    {
        _world.Acknowledgement = call => ScriptedService.Json(
            $$"""{"data":[{"taskType":"videoInference","taskUUID":"{{call.TaskId}}"}],"errors":[]}""", 400);
        using var client = _world.Service.CreateClient(_clock);

        var operation = await _clock.RunAsync(client.SubmitAsync(Request));

        Assert.Equal(_world.Service.Submits.Single().TaskId, operation.Id.TaskId);
    }
}
