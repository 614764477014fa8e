namespace Runware.Wan25.Tests.Submission;

/// <summary>
/// A service that admits each task once and charges for it. What it says about an id that it does not know, and what is lost, is the test's
/// to say.
/// </summary>
internal sealed class ServiceWorld
{
    private readonly object _gate = new();
    private readonly HashSet<Guid> _admitted = [];
    private readonly Queue<Func<ScriptedCall, HttpResponseMessage>> _before = new();
    private readonly Queue<Func<ScriptedCall, HttpResponseMessage>> _after = new();

    public ServiceWorld() => Service.OnCall = (call, _) =>
    {
        lock (_gate)
        {
            return Task.FromResult(Respond(call));
        }
    };

    public ScriptedService Service { get; } = new();

    /// <summary>How many tasks were charged for, the same one as often as it was accepted.</summary>
    public int Charges { get; private set; }

    /// <summary>What the live store returns for an id that it does not know.</summary>
    public Func<ScriptedCall, HttpResponseMessage> UnknownId { get; set; } = GenericRow;

    /// <summary>What the archive returns for an id that it does not know.</summary>
    public Func<ScriptedCall, HttpResponseMessage> NotArchived { get; set; } = call => call.Error("taskNotFound", 404);

    /// <summary>What it returns to a submission of an id that it knows; <see langword="null"/>: it admits it again.</summary>
    public Func<ScriptedCall, HttpResponseMessage>? Known { get; set; } = call => call.Conflict();

    public Func<ScriptedCall, HttpResponseMessage> Acknowledgement { get; set; } = call => call.Acknowledge();

    public static HttpResponseMessage GenericRow(ScriptedCall call) =>
        ScriptedService.Json($$"""{"data":[{"taskUUID":"{{call.TaskId}}","status":"processing","taskType":"getResponse"}]}""");

    public static HttpResponseMessage Lost(ScriptedCall call) => throw new HttpRequestException("reset");

    /// <summary>Responds to the next submissions without admitting anything.</summary>
    public ServiceWorld BeforeAdmission(int times, Func<ScriptedCall, HttpResponseMessage> response) => Enqueue(_before, times, response);

    /// <summary>Responds to the next submissions so although they were accepted.</summary>
    public ServiceWorld AfterAdmission(int times, Func<ScriptedCall, HttpResponseMessage> response) => Enqueue(_after, times, response);

    public void Admit(Guid taskId)
    {
        _admitted.Add(taskId);
        Charges++;
    }

    private ServiceWorld Enqueue(
        Queue<Func<ScriptedCall, HttpResponseMessage>> queue, int times, Func<ScriptedCall, HttpResponseMessage> response)
    {
        for (; times > 0; times--)
        {
            queue.Enqueue(response);
        }

        return this;
    }

    private HttpResponseMessage Respond(ScriptedCall call) => call.TaskType switch
    {
        "videoInference" when _before.TryDequeue(out var response) => response(call),
        "videoInference" when Known is { } known && _admitted.Contains(call.TaskId) => known(call),
        "videoInference" => Accepted(call),
        "getResponse" when _admitted.Contains(call.TaskId) => call.Respond(),
        "getResponse" => UnknownId(call),
        _ => NotArchived(call),
    };

    private HttpResponseMessage Accepted(ScriptedCall call)
    {
        Admit(call.TaskId);
        return _after.TryDequeue(out var response) ? response(call) : Acknowledgement(call);
    }
}
