using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Splits a response into messages. Each task gets a message of its own with all of its rows and errors: clients find their task by its id,
/// and some ignore the rows of a message that has an error in it. There is no status, and there are no headers.
/// </summary>
internal static class ResponseMessages
{
    /// <summary>
    /// Gets the messages; none if the response is not the service's own, such as the page of a proxy. The connection is then lost.
    /// </summary>
    /// <param name="response">The response to the same tasks over HTTP.</param>
    public static IReadOnlyList<OutgoingMessage> Of(EmulatedResponse response)
    {
        bool isJson = response.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) ?? false;
        if (!isJson || response.Body.Length == 0)
        {
            return [];
        }

        ReadOnlyMemory<byte> body = Join(response.Body);
        return response.CutAt is not null || response.StallAt is not null
            ? [new OutgoingMessage(body, (int?)response.CutAt, (int?)response.StallAt, response.StallFor)]
            : Split(body);
    }

    private static ReadOnlyMemory<byte> Join(TwoPartBody body)
    {
        if (body.Tail.IsEmpty)
        {
            return body.Head;
        }

        byte[] whole = new byte[body.Length];
        body.Head.CopyTo(whole);
        body.Tail.CopyTo(whole.AsMemory(body.Head.Length));
        return whole;
    }

    private static IReadOnlyList<OutgoingMessage> Split(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var envelope = new Envelope(document.RootElement);
            return envelope.Tasks.Count > 1
                ? [.. envelope.Tasks.Select(task => new OutgoingMessage(envelope.Write(task)))]
                : [new OutgoingMessage(body)];
        }
        catch (JsonException)
        {
            return [new OutgoingMessage(body)];
        }
    }

    private sealed class TaskPart
    {
        public List<JsonElement> Rows { get; } = [];

        public List<JsonElement> Errors { get; } = [];
    }

    private sealed class Envelope
    {
        private readonly Dictionary<string, TaskPart> _byId = new(StringComparer.OrdinalIgnoreCase);
        private readonly bool _hasData;
        private readonly bool _hasEmptyErrors;

        public Envelope(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            if (TryGetArray(root, "data", out JsonElement data))
            {
                _hasData = true;
                AddAll(data, part => part.Rows);
            }

            if (TryGetArray(root, "errors", out JsonElement errors))
            {
                _hasEmptyErrors = errors.GetArrayLength() == 0;
                AddAll(errors, part => part.Errors);
            }
        }

        public List<TaskPart> Tasks { get; } = [];

        public ReadOnlyMemory<byte> Write(TaskPart task)
        {
            var buffer = new ArrayBufferWriter<byte>();
            using var writer = new Utf8JsonWriter(buffer);
            writer.WriteStartObject();
            if (_hasData)
            {
                WriteArray(writer, "data", task.Rows);
            }

            if (_hasEmptyErrors || task.Errors.Count > 0)
            {
                WriteArray(writer, "errors", task.Errors);
            }

            writer.WriteEndObject();
            writer.Flush();
            return buffer.WrittenMemory;
        }

        private static bool TryGetArray(JsonElement root, string name, out JsonElement array) =>
            root.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;

        private static void WriteArray(Utf8JsonWriter writer, string name, List<JsonElement> items)
        {
            writer.WriteStartArray(name);
            foreach (JsonElement item in items)
            {
                writer.WriteRawValue(item.GetRawText(), skipInputValidation: true);
            }

            writer.WriteEndArray();
        }

        private void AddAll(JsonElement items, Func<TaskPart, List<JsonElement>> list)
        {
            foreach (JsonElement item in items.EnumerateArray())
            {
                list(PartOf(item)).Add(item);
            }
        }

        private TaskPart PartOf(JsonElement item)
        {
            string? id = item.ValueKind == JsonValueKind.Object
                && item.TryGetProperty("taskUUID"u8, out JsonElement value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            if (id is not null && _byId.TryGetValue(id, out TaskPart? known))
            {
                return known;
            }

            var part = new TaskPart();
            Tasks.Add(part);
            if (id is not null)
            {
                _byId.Add(id, part);
            }

            return part;
        }
    }
}
