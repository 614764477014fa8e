using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>An entry of the <c>errors</c> array, with the members that Runware's own errors have.</summary>
internal sealed class TaskError
{
    public const string DocumentationRoot = "https://runware.ai/docs/models/alibaba-wan2-5-preview";

    /// <summary>The code; null if the error has none.</summary>
    public required string? Code { get; init; }

    /// <summary>Whether a missing code is written as null.</summary>
    public bool WritesNullCode { get; init; }

    public required string Message { get; init; }

    /// <summary>The parameters: one is written as a string, several as an array.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    public string? Type { get; init; }

    public IReadOnlyList<string> AllowedTexts { get; init; } = [];

    public IReadOnlyList<int> AllowedNumbers { get; init; } = [];

    public long? Min { get; init; }

    public long? Max { get; init; }

    public string? TaskType { get; init; }

    public Guid? TaskId { get; init; }

    /// <summary>Whether the error carries <c>"status": "error"</c>, as the outcome of a generation does.</summary>
    public bool HasStatus { get; init; }

    public bool HasDocumentation { get; init; } = true;

    /// <summary>Whether a response with nothing else has no <c>data</c>.</summary>
    public bool OmitsData { get; init; }

    /// <summary>The provider's response: text, or the text of a JSON object, which is written as an object.</summary>
    public string? ResponseContent { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? RequestId { get; init; }

    public string? BaseModelArchitecture { get; init; }

    public Guid? ConnectionSessionId { get; init; }

    /// <summary>The HTTP status of a response that has this error and nothing else.</summary>
    public int HttpStatus { get; init; } = 400;

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteCode(writer);
        writer.WriteString("message"u8, Message);
        WriteParameters(writer);
        WriteText(writer, "type", Type);
        WriteText(writer, "taskType", TaskType);
        if (HasDocumentation)
        {
            string anchor = Parameters.Count == 0 ? string.Empty : "#request-" + Anchor(Parameters[0]);
            writer.WriteString("documentation"u8, DocumentationRoot + anchor);
        }

        if (TaskId is { } id)
        {
            writer.WriteString("taskUUID"u8, id);
        }

        WriteLimits(writer);
        WriteExtras(writer);
        writer.WriteEndObject();
    }

    /// <summary>Writes a provider's response: as an object if it is one, as text otherwise.</summary>
    public static void WriteContent(Utf8JsonWriter writer, string name, string content)
    {
        if (IsObject(content))
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(content);
        }
        else
        {
            writer.WriteString(name, content);
        }
    }

    private static bool IsObject(string text)
    {
        if (!text.StartsWith('{'))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void WriteCode(Utf8JsonWriter writer)
    {
        WriteText(writer, "code", Code);
        if (Code is null && WritesNullCode)
        {
            writer.WriteNull("code"u8);
        }

        if (HasStatus)
        {
            writer.WriteString("status"u8, "error"u8);
        }
    }

    private void WriteExtras(Utf8JsonWriter writer)
    {
        if (ResponseContent is { } content)
        {
            WriteContent(writer, "responseContent", content);
        }

        if (RetryAfter is { } wait)
        {
            writer.WriteNumber("retryAfter"u8, (long)Math.Ceiling(wait.TotalSeconds));
        }

        WriteText(writer, "requestId", RequestId);
        WriteText(writer, "baseModelArchitecture", BaseModelArchitecture);
        if (ConnectionSessionId is { } session)
        {
            writer.WriteString("connectionSessionUUID"u8, session);
        }
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
