using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>Translates effects on POSTs into the emulator's words.</summary>
internal static class ApiEffects
{
    private const string ServerError = """{"errors":[{"code":"internalServerError","message":"Something broke."}]}""";
    private const string Refusal =
        """{"errors":[{"code":"invalidPositivePrompt","message":"Not like this.","parameter":"positivePrompt"}]}""";
    private const string Unauthorized = """{"errors":[{"code":"invalidApiKey","message":"Who are you?"}]}""";
    private const string Odd = """{"errors":[{"code":"somethingOdd","message":"Nobody knows."}]}""";
    private const string Html = "<!DOCTYPE html><html><body>nginx</body></html>";

    public static void Add<TRule>(TRule rule, Fault fault)
        where TRule : ApiFault<TRule>
    {
        var time = TimeSpan.FromSeconds(fault.Amount);
        _ = fault.Effect switch
        {
            Effect.RefuseConnection => rule.FailToConnect(),
            Effect.DropBefore => rule.DropBeforeAccepting(),
            Effect.DropAfter => rule.DropAfterAccepting(),
            Effect.Html502 => rule.RespondHtml(502),
            Effect.Html200 => rule.RespondHtml(200),
            Effect.Html403 => rule.RespondHtml(403),
            Effect.Status408 => rule.Respond(408),
            Effect.Status500 => rule.Respond(500, ServerError),
            Effect.Status503 => rule.Respond(503),
            Effect.Status503RetryAfter => rule.Respond(503).RetryAfter(time),
            Effect.Throttle => rule.Throttle(time),
            Effect.ThrottleUntilDate => rule.ThrottleUntilDate(time),
            Effect.Html502After => rule.RespondAfterAccepting(502, Html, "text/html"),
            Effect.Html200After => rule.RespondAfterAccepting(200, Html, "text/html"),
            Effect.Status503After => rule.RespondAfterAccepting(503),
            Effect.Status408After => rule.RespondAfterAccepting(408),
            Effect.ServerErrorAfter => rule.RespondAfterAccepting(500, ServerError),
            Effect.EmptyResponse => rule.OmitRows(),
            Effect.EmptyBody => rule.RespondAfterAccepting(200),
            Effect.DelayBefore => rule.Delay(time),
            Effect.DelayAfter => rule.DelayResponse(time),
            Effect.Cut => rule.CutAtByte((long)fault.Amount),
            Effect.Shorten => rule.ShortenBodyTo((int)fault.Amount),
            Effect.Stall => rule.StallAtByte((long)fault.Amount),
            Effect.EmptyErrors => rule.WithEmptyErrors(),
            Effect.UntaggedServerError => rule.AddError("internalServerError", "Something broke."),
            Effect.UntaggedOddError => rule.AddError("somethingOdd", "Nobody knows."),
            Effect.TaggedServerError => rule.AddError("serviceUnavailable", "Not now.", fault.TaskId),
            Effect.Status401 => rule.Respond(401, Unauthorized),
            Effect.Status403 => rule.Respond(403, Unauthorized),
            Effect.Status400 => rule.Respond(400, Odd),
            Effect.ClearRefusal => rule.Respond(400, Refusal),
            Effect.FirstTaskOnly => rule.ProcessOnlyFirstTask(),
            Effect.RefuseBatches => rule.RefuseBatchesLargerThan((int)fault.Amount),
            Effect.Shuffle => rule.ShuffleRows(),
            Effect.Credits => rule.RefuseForCredits(),
            Effect.Overloaded => rule.RefuseAsOverloaded(fault.Amount == 0 ? null : time),
            Effect.ServerOverloaded => rule.RefuseAsOverloaded(fault.Amount == 0 ? null : time, 500),
            Effect.Unreadable => rule.Respond(500, Error(fault, null, "Unknown error while reading results. Please try again later.")),
            Effect.TaskNotFound => rule.Respond(404, Error(fault, "taskNotFound", "No such task.")),
            Effect.TaskNotFoundOk => rule.Respond(200, Error(fault, "taskNotFound", "No such task.")),
            Effect.TaskExpired => rule.Respond(400, Error(fault, "taskExpired", "The task has expired.")),
            Effect.TaskCancelled => rule.Respond(400, Error(fault, "taskCancelled", "The task was cancelled.")),
            Effect.InvalidTaskId =>
                rule.Respond(400, Error(fault, "invalidTaskUUID", "Invalid value for 'taskUUID' parameter.", "taskUUID")),
            Effect.Maintenance => rule.Respond(503, Error(fault, "maintenance", "The service is under maintenance.")),
            Effect.GatewayTimeout => rule.Respond(504, "Gateway Timeout", "text/plain"),
            Effect.NotFoundOddCode => rule.Respond(404, Error(fault, "somethingOdd", "Nobody knows.")),
            Effect.NoContent => rule.Respond(204),
            Effect.PendingRow =>
                rule.Respond(200, $$"""{"data":[{"taskType":"getResponse","taskUUID":"{{fault.TaskId}}","status":"pending"}]}"""),
            Effect.Capacity400 or Effect.Capacity200 or Effect.Capacity429 or Effect.NeverPaid when rule is SubmitFault submit =>
                (Refuse(submit, fault.Effect) as TRule)!,
            _ => throw new InvalidOperationException($"{fault.Effect} does not happen to a POST."),
        };
    }

    private static SubmitFault Refuse(SubmitFault rule, Effect effect) => effect switch
    {
        Effect.Capacity400 => rule.RefuseForCapacity(CapacityRefusal.BadRequest),
        Effect.Capacity200 => rule.RefuseForCapacity(CapacityRefusal.Ok),
        Effect.Capacity429 => rule.RefuseForCapacity(CapacityRefusal.TooManyRequests, TimeSpan.FromSeconds(2)),
        _ => rule.RefuseUntilFirstPayment(),
    };

    private static string Error(Fault fault, string? code, string message, string? parameter = null) =>
        "{\"errors\":[{"
        + (code is null ? "" : $"\"code\":\"{code}\",")
        + (parameter is null ? "" : $"\"parameter\":\"{parameter}\",")
        + (fault.TaskId is { } id ? $"\"taskUUID\":\"{id}\"," : "")
        + $"\"message\":\"{message}\"}}]}}";
}
