using System.Text.Json;
using Runware.Wan25.Polling;
using Runware.Wan25.Tests.Transport;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Pieces of answers, and feeds an operation with them.</summary>
internal static class Answers
{
    public const string Processing = """ "status":"processing" """;

    public static readonly Redactor NoSecrets = new("");

    public static Guid TaskId(int n) => new($"00000000-0000-4000-9000-{n:D12}");

    public static string Row(Guid task, string members) => $$"""{"taskUUID":"{{task}}",{{members}}}""";

    public static string Error(Guid? task, string code, string message = "It has gone wrong.", string more = "") =>
        $$"""{"code":"{{code}}","message":"{{message}}"{{(task is { } id ? $",\"taskUUID\":\"{id}\"" : "")}}{{more}}}""";

    public static string Data(params IEnumerable<string> rows) => $$"""{"data":[{{string.Join(',', rows)}}]}""";

    public static string Errors(params IEnumerable<string> errors) => $$"""{"errors":[{{string.Join(',', errors)}}]}""";

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    public static ErrorPayload Report(string code, string message = "It has gone wrong.") => new(Parse(Error(null, code, message)), null);

    public static PollBatch Batch(params List<PolledOperation> operations) => new(operations);

    /// <summary>Feeds the operations of a batch with one answer. Whether it spoke for all of them.</summary>
    public static bool Apply(this PollBatch batch, ManualClock clock, string? json, int status = 200)
    {
        using var reply = Replies.Of(status, json);
        return PollAnswer.Apply(batch, reply, NoSecrets, clock);
    }

    /// <summary>Feeds an operation with one answer that was asked for just now.</summary>
    public static void Apply(this OperationState state, ManualClock clock, string json, int status = 200) =>
        new PollBatch([new PolledOperation(state, wasResumed: false)]) { AskedAt = clock.GetTimestamp() }.Apply(clock, json, status);
}
