using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The selectors and effects of rules, by their names in JSON.</summary>
internal static class FaultJsonMembers
{
    public static readonly Dictionary<string, Action<SubmitFault, JsonElement>> Submit = new(OfApi<SubmitFault>())
    {
        ["refuseForCapacity"] = (rule, _) => rule.RefuseForCapacity(),
        ["refuseUntilFirstPayment"] = (rule, _) => rule.RefuseUntilFirstPayment(),
    };

    public static readonly Dictionary<string, Action<PollFault, JsonElement>> Poll = new(OfApi<PollFault>())
    {
        ["failToReadResults"] = (rule, json) => rule.FailToReadResults(Number(json, 500)),
    };

    public static readonly Dictionary<string, Action<TaskDetailsFault, JsonElement>> TaskDetails = OfApi<TaskDetailsFault>();

    public static readonly Dictionary<string, Action<AnyRequestFault, JsonElement>> AnyRequest = OfApi<AnyRequestFault>();

    public static readonly Dictionary<string, Action<DownloadFault, JsonElement>> Download = new(OfRequest<DownloadFault>())
    {
        ["ignoreRange"] = (rule, _) => rule.IgnoreRange(),
        ["replaceFile"] = (rule, _) => rule.ReplaceFile(),
        ["withoutLength"] = (rule, _) => rule.WithoutLength(),
        ["withWeakETag"] = (rule, _) => rule.WithWeakETag(),
        ["withoutETag"] = (rule, _) => rule.WithoutETag(),
        ["sendInstead"] = (rule, json) => rule.SendInstead(json.GetString()!),
    };

    public static readonly Dictionary<string, Action<GenerationFault, JsonElement>> Generation = new(StringComparer.Ordinal)
    {
        ["forPrompt"] = (rule, json) => rule.ForPrompt(json.GetString()!),
        ["failTask"] = (rule, json) => Fail(json, () => rule.FailTask(), (code, message) => rule.FailTask(code, message)),
        ["failResult"] = (rule, json) =>
        {
            int result = json.ValueKind == JsonValueKind.Object ? json.GetProperty("result").GetInt32() : json.GetInt32();
            Fail(json, () => rule.FailResult(result), (code, message) => rule.FailResult(result, code, message));
        },
        ["failByModeration"] = (rule, _) => rule.FailByModeration(),
        ["failByProviderFilter"] = (rule, _) => rule.FailByProviderFilter(),
        ["failBySafetySystem"] = (rule, _) => rule.FailBySafetySystem(),
        ["failFirstFrame"] = (rule, _) => rule.FailFirstFrame(),
        ["timeOutAtService"] = (rule, json) => rule.TimeOutAtService(Number(json, 1)),
        ["reportBareFailureFirst"] = (rule, json) => rule.ReportBareFailureFirst(Number(json, 1)),
        ["reportFailuresWithStatus"] = (rule, json) => rule.ReportFailuresWithStatus(json.GetInt32()),
        ["neverFinish"] = (rule, _) => rule.NeverFinish(),
        ["take"] = (rule, json) => Take(rule, json),
        ["appearAfter"] = (rule, json) => rule.AppearAfter(Seconds(json)),
        ["appearAfterPolls"] = (rule, json) => rule.AppearAfterPolls(json.GetInt32()),
        ["withoutUrl"] = (rule, json) => rule.WithoutUrl(json.ValueKind == JsonValueKind.True ? null : Seconds(json)),
        ["reportRunningAs"] = (rule, json) => rule.ReportRunningAs(json.GetString()!),
        ["flagResult"] = (rule, json) => rule.FlagResult(json.GetInt32()),
    };

    public static readonly Dictionary<string, Action<OutgoingFault, JsonElement>> Outgoing = new(StringComparer.Ordinal)
    {
        ["lose"] = (rule, _) => rule.Lose(),
        ["repeat"] = (rule, json) => rule.Repeat(Number(json, 2)),
        ["delay"] = (rule, json) => rule.Delay(Seconds(json)),
    };

    // One time, or the shortest and the longest.
    private static GenerationFault Take(GenerationFault rule, JsonElement json) =>
        json.ValueKind != JsonValueKind.Array ? rule.Take(Seconds(json))
        : json.GetArrayLength() == 2 ? rule.Take(Seconds(json[0]), Seconds(json[1]))
        : throw new FormatException("it must be a number of seconds, or an array of the minimum and the maximum.");

    public static Dictionary<string, Action<TRule, JsonElement>> SelectorsOf<TRule>()
        where TRule : FaultRule<TRule> => new(StringComparer.Ordinal)
        {
            ["forTask"] = (rule, json) => rule.ForTask(json.GetGuid()),
            ["forOperation"] = (rule, json) => rule.ForOperation(json.GetInt32()),
            ["eachOperation"] = (rule, _) => rule.EachOperation(),
            ["call"] = (rule, json) => rule.Call(json.GetInt32()),
            ["firstCalls"] = (rule, json) => rule.FirstCalls(json.GetInt32()),
            ["fromCall"] = (rule, json) => rule.FromCall(json.GetInt32()),
            ["withProbability"] = (rule, json) => rule.WithProbability(json.GetDouble()),
        };

    private static Dictionary<string, Action<TRule, JsonElement>> OfApi<TRule>()
        where TRule : ApiFault<TRule> => new(OfRequest<TRule>())
        {
            ["omitRows"] = (rule, _) => rule.OmitRows(),
            ["processOnlyFirstTask"] = (rule, _) => rule.ProcessOnlyFirstTask(),
            ["refuseBatchesLargerThan"] = (rule, json) => rule.RefuseBatchesLargerThan(json.GetInt32()),
            ["refuseForCredits"] = (rule, _) => rule.RefuseForCredits(),
            ["refuseAsOverloaded"] = (rule, json) => rule.RefuseAsOverloaded(json.ValueKind == JsonValueKind.True ? null : Seconds(json)),
            ["withEmptyErrors"] = (rule, _) => rule.WithEmptyErrors(),
            ["addError"] = (rule, json) => Fail(
                json,
                () => throw new FormatException("it must be an object with code and message."),
                (code, message) => rule.AddError(code, message)),
            ["shuffleRows"] = (rule, _) => rule.ShuffleRows(),
        };

    private static Dictionary<string, Action<TRule, JsonElement>> OfRequest<TRule>()
        where TRule : RequestFault<TRule> => new(StringComparer.Ordinal)
        {
            ["delay"] = (rule, json) => rule.Delay(Seconds(json)),
            ["delayResponse"] = (rule, json) => rule.DelayResponse(Seconds(json)),
            ["failToConnect"] = (rule, _) => rule.FailToConnect(),
            ["dropBeforeAccepting"] = (rule, _) => rule.DropBeforeAccepting(),
            ["dropAfterAccepting"] = (rule, _) => rule.DropAfterAccepting(),
            ["respond"] = (rule, json) => Respond(json, (status, body) => rule.Respond(status, body)),
            ["respondAfterAccepting"] = (rule, json) => Respond(json, (status, body) => rule.RespondAfterAccepting(status, body)),
            ["respondHtml"] = (rule, json) => rule.RespondHtml(Number(json, 502)),
            ["throttle"] = (rule, json) => rule.Throttle(Seconds(json)),
            ["retryAfter"] = (rule, json) => rule.RetryAfter(Seconds(json)),
            ["cutAtByte"] = (rule, json) => rule.CutAtByte(json.GetInt64()),
            ["shortenBodyTo"] = (rule, json) => rule.ShortenBodyTo(json.GetInt32()),
            ["stallAtByte"] = (rule, json) => rule.StallAtByte(json.GetInt64()),
        };

    private static TimeSpan Seconds(JsonElement json) => TimeSpan.FromSeconds(json.GetDouble());

    private static int Number(JsonElement json, int standard) => json.ValueKind == JsonValueKind.True ? standard : json.GetInt32();

    /// <summary>A number is the status alone; an object has a <c>status</c>, and a <c>body</c> that is text or any JSON.</summary>
    private static void Respond(JsonElement json, Action<int, string> respond)
    {
        if (json.ValueKind == JsonValueKind.Number)
        {
            respond(json.GetInt32(), "");
            return;
        }

        string body = !json.TryGetProperty("body", out JsonElement given) ? ""
            : given.ValueKind == JsonValueKind.String ? given.GetString()! : given.GetRawText();
        respond(json.GetProperty("status").GetInt32(), body);
    }

    private static void Fail(JsonElement json, Action standard, Action<string, string> fail)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("code", out JsonElement code))
        {
            standard();
            return;
        }

        fail(code.GetString()!, json.TryGetProperty("message", out JsonElement message) ? message.GetString()! : code.GetString()!);
    }
}
