using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>Translates effects on POSTs into the emulator's words.</summary>
internal static class ApiEffects
{
    private const string ServerError = """{"errors":[{"code":"internalServerError","message":"Something broke."}]}""";
    private const string Refusal = """{"errors":[{"code":"invalidPositivePrompt","message":"Not like this.","parameter":"positivePrompt"}]}""";
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
            Effect.EmptyAnswer => rule.AnswerNothing(),
            Effect.EmptyBody => rule.RespondAfterAccepting(200),
            Effect.DelayBefore => rule.Delay(time),
            Effect.DelayAfter => rule.DelayAnswer(time),
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
            Effect.FirstTaskOnly => rule.AnswerOnlyFirstTask(),
            Effect.RefuseBatches => rule.RefuseBatchesLargerThan((int)fault.Amount),
            Effect.Shuffle => rule.ShuffleRows(),
            _ => throw new InvalidOperationException($"{fault.Effect} does not happen to a POST."),
        };
    }
}
