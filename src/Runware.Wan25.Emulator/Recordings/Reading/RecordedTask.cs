using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>One task of a recorded request.</summary>
/// <param name="Kind">Its task type.</param>
/// <param name="Id">Its id; null if it has none.</param>
/// <param name="Json">The whole task, as far as it is recorded.</param>
internal sealed record RecordedTask(string Kind, Guid? Id, JsonElement Json)
{
    public const string Submission = "videoInference";
    public const string Status = "getResponse";
    public const string Details = "getTaskDetails";

    /// <summary>Whether its id names a generation. Other tasks have ids for this one request.</summary>
    public bool IsAboutGeneration => Kind is Submission or Status or Details;

    public static IReadOnlyList<RecordedTask> Read(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } recorded
            || !recorded.TryGetProperty(RecordingFormat.Json, out JsonElement tasks) || tasks.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return [.. tasks.EnumerateArray()
            .Where(task => task.ValueKind == JsonValueKind.Object)
            .Select(task => new RecordedTask(TextOf(task, "taskType") ?? "", IdOf(task), task))];
    }

    public static Guid? IdOf(JsonElement json) => Guid.TryParse(TextOf(json, "taskUUID"), out Guid id) ? id : null;

    private static string? TextOf(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
