using System.Text.Json;
using Runware.Wan25.Polling;
using Runware.Wan25.Tests.Transport;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;
using PollBatch = Runware.Wan25.Polling.PollBatch;

namespace Runware.Wan25.Tests.Polling;

/// <summary>Pieces of responses, and feeds an operation with them.</summary>
internal static class Responses
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

    public static string Archive(Guid task, string response, string request = "{}") =>
        Data(Row(task, $"\"taskType\":\"getTaskDetails\",\"request\":{request},\"response\":{response}"));

    /// <summary>Feeds the operations of a batch with a response of the live store, and with one of the archive.</summary>
    public static PollResponseSummary Apply(
        this PollBatch batch, VirtualTimeProvider clock, string? json, int? status = 200, string? archive = null, int archiveStatus = 200)
    {
        using var response = ApiResponses.Of(status, json);
        var reading = PollResponseReader.Read(batch, response, NoSecrets, clock);
        if (archive is not null)
        {
            using var archived = ApiResponses.Of(archiveStatus, archive);
            PollResponseReader.ReadArchive(batch.Operations, archived, clock);
        }

        PollResponseReader.End(batch, reading, clock);
        return reading;
    }

    /// <summary>Feeds an operation with responses to requests of just now.</summary>
    public static void Apply(
        this OperationState state, VirtualTimeProvider clock, string? json, int status = 200, string? archive = null,
        int archiveStatus = 200) =>
        new PollBatch([new PolledOperation(state)]) { SentAt = clock.GetTimestamp() }.Apply(clock, json, status, archive, archiveStatus);

    /// <summary>What a handle that knows the number of results would show.</summary>
    extension(OperationState state)
    {
        public bool HasEnded => state.Snapshot.HasEnded(new(state.Id.ResultCount, IsKnown: true));

        public VideoStatus Status => state.Snapshot.StatusFor(new(state.Id.ResultCount, IsKnown: true));

        public GeneratedVideo[] Videos => state.Snapshot.Videos;

        public RunwareError[] Failures => state.Snapshot.Failures;

        public int? Percent => state.Snapshot.Percent;
    }
}

/// <summary>Responses of the scripted service that only polls meet.</summary>
internal static class ScriptedPolls
{
    public static HttpResponseMessage Archive(this ScriptedCall call, string response, string request = "{}") =>
        ScriptedService.Json(Responses.Archive(call.TaskId, response, request));

    public static HttpResponseMessage Generic(this ScriptedCall call) =>
        call.Rows(id => $$"""{"taskUUID":"{{id}}","status":"processing","taskType":"getResponse"}""");

    public static HttpResponseMessage Busy(this ScriptedCall call, int retryAfter) => ScriptedService.Json(
        $$"""{"errors":[{"code":"serviceOverloaded","message":"Later.","taskUUID":"{{call.TaskId}}","retryAfter":{{retryAfter}}}]}""", 429);
}
