using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Runware.Wan25.Requests;
using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Transport.Wire;

/// <summary>Merges the parameters given by path into a task that is already written.</summary>
internal static class AdditionalParameterMerger
{
    public static TaskBodyTemplate Into(TaskBodyTemplate task, AdditionalParameters parameters)
    {
        JsonArray tasks = JsonNode.Parse(task.Json.Span)!.AsArray();
        JsonNode? slot = task.Slot >= 0 ? SlotOf(tasks[0]!) : null;
        foreach ((string? path, JsonElement value) in parameters.Entries)
        {
            Set(tasks[0]!.AsObject(), path.Split('.'), value);
        }

        var buffer = new ArrayBufferWriter<byte>(task.Json.Length + 256);
        using var writer = new Utf8JsonWriter(buffer, ParameterWriter.Options);
        long newSlot = Write(writer, tasks, slot);
        writer.Flush();
        return new(buffer.WrittenMemory, newSlot);
    }

    private static void Set(JsonObject parent, ReadOnlySpan<string> path, JsonElement value)
    {
        foreach (string name in path[..^1])
        {
            if (parent[name] is not JsonObject child)
            {
                parent[name] = child = [];
            }

            parent = child;
        }

        parent[path[^1]] = JsonElementFactory.ToNode(value);
    }

    private static JsonNode? SlotOf(JsonNode task)
    {
        FrameImagesParameter frames = VideoParameters.FrameImagesParameter;
        return task[frames.Parents[0]]![frames.Name]![0]![WireNames.Image];
    }

    // Returns the new position of the slot; negative where a parameter has replaced it.
    private static long Write(Utf8JsonWriter writer, JsonNode? node, JsonNode? slot)
    {
        long at = -1;
        switch (node)
        {
            case JsonObject members:
                writer.WriteStartObject();
                foreach ((string? name, JsonNode? value) in members)
                {
                    writer.WritePropertyName(name);
                    at = Math.Max(at, Write(writer, value, slot));
                }

                writer.WriteEndObject();
                return at;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (JsonNode? item in items)
                {
                    at = Math.Max(at, Write(writer, item, slot));
                }

                writer.WriteEndArray();
                return at;
            case null:
                writer.WriteNullValue();
                return at;
            default:
                node.WriteTo(writer);
                return ReferenceEquals(node, slot) ? writer.BytesCommitted + writer.BytesPending - 1 : at;
        }
    }
}
