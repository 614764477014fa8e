using System.Text.Json;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Explain;

/// <summary>Describes the exchanges of one operation in words.</summary>
internal static class ExchangeDescriptions
{
    private static readonly HashSet<string> NotTold = ["taskType", "taskUUID", "deliveryMethod", "includeCost", "documentation"];

    public static IReadOnlyList<StoryEvent> Of(IReadOnlyList<RecordedCall> calls, Guid id)
    {
        var events = new List<StoryEvent>();
        foreach (RecordedCall call in calls)
        {
            double seconds = (call.At - calls[0].At).TotalSeconds;
            string sent = Sent(call, id);
            string came = Came(call, id);
            if (events.Count > 0 && events[^1] is var last && last.Sent == sent && last.Came == came)
            {
                events[^1] = last with { Times = last.Times + 1, UntilSeconds = seconds };
            }
            else
            {
                events.Add(new(seconds, sent, came, 1, seconds));
            }
        }

        return events;
    }

    private static string Sent(RecordedCall call, Guid id)
    {
        RecordedTask task = call.Tasks.First(one => one.Id == id);
        string others = call.Tasks.Count > 1 ? $" (with {call.Tasks.Count - 1} others)" : "";
        return task.Kind switch
        {
            RecordedTask.Submission => $"Submitted: {Members(task.Json)}",
            RecordedTask.Status => $"Requested the status{others}",
            RecordedTask.Details => $"Requested the archive entry{others}",
            _ => $"Sent {task.Kind}{others}",
        };
    }

    private static string Came(RecordedCall call, Guid id) => call.Response switch
    {
        null => "no response: the recording ends",
        { Status: null, Failure: { } failure } => Failure(failure),
        { Failure: { } failure } broken => $"HTTP {broken.Status}, which broke off: {Failure(failure)}",
        { Json: { ValueKind: JsonValueKind.Object } json } response => $"HTTP {response.Status}: {Envelope(json, id)}",
        var response => $"HTTP {response.Status}, which is not a response of the service",
    };

    private static string Failure(RecordedFailure failure) => failure.IsCanceled
        ? "no response: the client canceled the request"
        : $"no response: {failure.Error ?? failure.Exception[(failure.Exception.LastIndexOf('.') + 1)..]} ({failure.Message})";

    private static string Envelope(JsonElement json, Guid id)
    {
        string[] parts =
        [
            .. Items(json, "data", id).Select(row => row.TryGetProperty("response", out _) ? Archived(row, id) : Members(row, "a row")),
            .. Items(json, "errors", id).Select(error => Members(error, "an error")),
        ];
        return parts.Length == 0 ? "nothing about it" : string.Join("; ", parts);
    }

    private static string Archived(JsonElement row, Guid id) =>
        row.GetProperty("response") is not { ValueKind: JsonValueKind.Object } response ? "archived"
        : response.TryGetProperty("response", out JsonElement provider) && provider.ValueKind == JsonValueKind.Object
            ? $"archived with {Members(provider, "the provider's response")}"
        : $"archived with {Envelope(response, id)}";

    private static IEnumerable<JsonElement> Items(JsonElement json, string name, Guid id) =>
        json.TryGetProperty(name, out JsonElement items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Where(item =>
                item.ValueKind == JsonValueKind.Object && (RecordedTask.IdOf(item) is not { } about || about == id))
            : [];

    private static string Members(JsonElement json, string? kind = null)
    {
        IEnumerable<string> members = json.EnumerateObject()
            .Where(member => !NotTold.Contains(member.Name) || (kind is not null && member.Name == "taskType"))
            .Select(member => $"{member.Name} {TextOf(member.Value)}");
        return $"{(kind is null ? "" : kind + " of ")}{string.Join(", ", members)}";
    }

    private static string? TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
}
