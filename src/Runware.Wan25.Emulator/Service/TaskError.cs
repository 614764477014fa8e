using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>An entry of the <c>errors</c> array, with the members that Runware's own errors have.</summary>
internal sealed class TaskError
{
    public const string DocumentationRoot = "https://runware.ai/docs/models/alibaba-wan2-5-preview";

    public required string Code { get; init; }

    public required string Message { get; init; }

    /// <summary>One is written as a string, several as an array.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    public string? Type { get; init; }

    public IReadOnlyList<string> AllowedTexts { get; init; } = [];

    public IReadOnlyList<int> AllowedNumbers { get; init; } = [];

    public long? Min { get; init; }

    public long? Max { get; init; }

    public string? TaskType { get; init; }

    public Guid? TaskId { get; init; }

    /// <summary>The outcome of a generation rather than the refusal of a request: carries <c>"status": "error"</c>.</summary>
    public bool IsVerdict { get; init; }

    /// <summary>The HTTP status, if this is all that the request came to.</summary>
    public int HttpStatus { get; init; } = 400;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("code"u8, Code);
        if (IsVerdict)
        {
            writer.WriteString("status"u8, "error"u8);
        }

        writer.WriteString("message"u8, Message);
        WriteParameters(writer);
        WriteText(writer, "type", Type);
        WriteText(writer, "taskType", TaskType);
        string anchor = Parameters.Count == 0 ? string.Empty : "#request-" + Anchor(Parameters[0]);
        writer.WriteString("documentation"u8, DocumentationRoot + anchor);
        if (TaskId is { } id)
        {
            writer.WriteString("taskUUID"u8, id);
        }

        WriteLimits(writer);
        writer.WriteEndObject();
    }

    private static string Anchor(string path) =>
        path.Replace("[0]", string.Empty, StringComparison.Ordinal).Replace('.', '-').ToLowerInvariant();

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private void WriteParameters(Utf8JsonWriter writer)
    {
        if (Parameters.Count == 1)
        {
            writer.WriteString("parameter"u8, Parameters[0]);
        }
        else if (Parameters.Count > 1)
        {
            writer.WriteStartArray("parameter"u8);
            foreach (string parameter in Parameters)
            {
                writer.WriteStringValue(parameter);
            }

            writer.WriteEndArray();
        }
    }

    private void WriteLimits(Utf8JsonWriter writer)
    {
        if (Min is { } min)
        {
            writer.WriteNumber("min"u8, min);
        }

        if (Max is { } max)
        {
            writer.WriteNumber("max"u8, max);
        }

        if (AllowedTexts.Count + AllowedNumbers.Count > 0)
        {
            writer.WriteStartArray("allowedValues"u8);
            foreach (string allowed in AllowedTexts)
            {
                writer.WriteStringValue(allowed);
            }

            foreach (int allowed in AllowedNumbers)
            {
                writer.WriteNumberValue(allowed);
            }

            writer.WriteEndArray();
        }
    }
}
