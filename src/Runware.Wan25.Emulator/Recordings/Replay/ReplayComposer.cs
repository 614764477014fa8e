using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Composes one response from the recorded responses about each task of a request, however the recorded requests were batched.
/// </summary>
internal static class ReplayComposer
{
    public static ReplayedResponse Compose(IReadOnlyList<(RecordedCall Call, Guid? Id)> parts, TaskIdMap ids)
    {
        RecordedCall[] calls = [.. parts.Select(part => part.Call).Distinct()];

        // A failed request failed for all of its tasks.
        RecordedCall? broken = Array.Find(calls, call => call.Response?.Json is null);
        bool isWhole = calls.Length == 1 && calls[0].Tasks.Count == parts.Count;
        if (broken is not null || isWhole)
        {
            RecordedCall whole = broken ?? calls[0];
            string? json = whole.Response?.Json?.GetRawText();
            return new ReplayedResponse(
                whole.Response, json is null ? null : ids.ToLive(json, IdsOf(calls)), whole.Response?.Status, calls);
        }

        return new ReplayedResponse(
            calls.Select(call => call.Response!).MaxBy(response => response.Delay),
            ids.ToLive(Merge(parts, calls), IdsOf(calls)),
            calls.Min(call => call.Response!.Status),
            calls);
    }

    private static IEnumerable<Guid> IdsOf(IEnumerable<RecordedCall> calls) =>
        calls.SelectMany(call => call.Tasks).Where(task => task.Id is not null).Select(task => task.Id!.Value).Distinct();

    private static string Merge(IReadOnlyList<(RecordedCall Call, Guid? Id)> parts, RecordedCall[] calls)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, RecordingFormat.WriterOptions))
        {
            writer.WriteStartObject();
            Merge(writer, "data", parts, calls);
            Merge(writer, "errors", parts, calls);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Merge(
        Utf8JsonWriter writer, string name, IReadOnlyList<(RecordedCall Call, Guid? Id)> parts, RecordedCall[] calls)
    {
        JsonElement[] items = [.. calls.SelectMany(call => ItemsOf(call, name).Where(item =>
            RecordedTask.IdOf(item) is not { } id || parts.Any(part => part.Call == call && part.Id == id)))];
        if (items.Length == 0 && !calls.Any(call => call.Response!.Json!.Value.TryGetProperty(name, out _)))
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (JsonElement item in items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static JsonElement[] ItemsOf(RecordedCall call, string name) =>
        call.Response!.Json is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty(name, out JsonElement items) && items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray()]
            : [];
}
