using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>A message from a client: an array of tasks, the first of which may authenticate the connection.</summary>
internal sealed class IncomingMessage
{
    private IncomingMessage()
    {
    }

    /// <summary>Gets whether the message is a JSON array that is not empty.</summary>
    public bool IsWellFormed { get; private init; }

    /// <summary>Gets the authentication task, in an array of its own; null if the first task is another one.</summary>
    public ReadOnlyMemory<byte>? Authentication { get; private init; }

    /// <summary>Gets the key that the authentication task carries.</summary>
    public string? ApiKey { get; private init; }

    /// <summary>Gets the session that the client wants to resume.</summary>
    public Guid? SessionId { get; private init; }

    /// <summary>
    /// Gets the array without the authentication task; null if nothing is left. A message that is not well-formed is kept unchanged.
    /// </summary>
    public ReadOnlyMemory<byte>? Tasks { get; private init; }

    public static IncomingMessage Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0
                ? Read(root, text)
                : new IncomingMessage { Tasks = text };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second exception: a string that is not valid text, such as half of a surrogate pair.
            return new IncomingMessage { Tasks = text };
        }
    }

    private static IncomingMessage Read(JsonElement tasks, ReadOnlyMemory<byte> text)
    {
        JsonElement first = tasks[0];
        if (first.ValueKind != JsonValueKind.Object
            || !first.TryGetProperty("taskType"u8, out JsonElement type)
            || TaskKinds.Of(type) != TaskKind.Authentication)
        {
            return new IncomingMessage { IsWellFormed = true, Tasks = text };
        }

        return new IncomingMessage
        {
            IsWellFormed = true,
            Authentication = Array([first]),
            ApiKey = Text(first, "apiKey"),
            SessionId = Guid.TryParse(Text(first, "connectionSessionUUID"), out Guid session) ? session : null,
            Tasks = tasks.GetArrayLength() > 1 ? Array(tasks.EnumerateArray().Skip(1)) : default(ReadOnlyMemory<byte>?),
        };
    }

    private static string? Text(JsonElement task, string name) =>
        task.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ReadOnlyMemory<byte> Array(IEnumerable<JsonElement> tasks)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        foreach (JsonElement task in tasks)
        {
            task.WriteTo(writer);
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
