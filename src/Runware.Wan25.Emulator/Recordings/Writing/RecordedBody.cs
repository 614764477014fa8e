using System.Text;
using System.Text.Json;
using Runware.Wan25.Common;
using Runware.Wan25.Downloads;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Emulator;

/// <summary>Writes a body into a line: JSON and text without secrets, and of anything else the kind, the length and a hash.</summary>
internal static class RecordedBody
{
    private const string OtherKind = "application/octet-stream";

    /// <returns>The tasks that the request is about.</returns>
    public static HashSet<Guid> WriteRequest(Utf8JsonWriter line, BodyCapture body, RecordingSecrets secrets)
    {
        if (!TryParse(body, out JsonDocument? document))
        {
            Write(line, body, new BodyRedactor(secrets, []), isText: false);
            return [];
        }

        using (document)
        {
            HashSet<Guid> tasks = secrets.LearnTasks(document.RootElement, body.IsNote);
            var redactor = new BodyRedactor(secrets, tasks) { IsNote = body.IsNote };
            line.WriteStartObject(RecordingFormat.Body);
            line.WritePropertyName(RecordingFormat.Json);
            redactor.WriteRequest(line, document.RootElement);
            line.WriteEndObject();
            return tasks;
        }
    }

    public static void WriteResponse(Utf8JsonWriter line, BodyCapture body, BodyRedactor redactor, bool isComplete)
    {
        if (body.Length == 0 && isComplete)
        {
            return;
        }

        if (!isComplete || !TryParse(body, out JsonDocument? document))
        {
            Write(line, body, redactor, isText: isComplete && !body.IsJson);
            return;
        }

        using (document)
        {
            line.WriteStartObject(RecordingFormat.Body);
            line.WritePropertyName(RecordingFormat.Json);
            redactor.WriteResponse(line, document.RootElement);
            line.WriteEndObject();
        }
    }

    private static bool TryParse(BodyCapture body, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        if (!body.IsJson || body.IsCut || !body.IsWhole)
        {
            return false;
        }

        try
        {
            byte[] json = body.Kept.ToArray();
            Utf8Sanitizer.Sanitize(json);
            bool hasMark = json.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
            document = JsonDocument.Parse(json.AsMemory(hasMark ? 3 : 0));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// Writes a body that is not JSON. Nothing is kept of incomplete JSON: which of its texts are prompts cannot be determined.
    /// </summary>
    private static void Write(Utf8JsonWriter line, BodyCapture body, BodyRedactor redactor, bool isText)
    {
        line.WriteStartObject(RecordingFormat.Body);
        if (isText && !body.IsCut && IsText(body.Kept.Span))
        {
            line.WriteString(RecordingFormat.Text, redactor.Text(Encoding.UTF8.GetString(body.Kept.Span)));
        }
        else if (VideoContainerSignature.IsVideo(body.Start))
        {
            line.WriteString(RecordingFormat.Binary, EbmlHeader.IsAtStartOf(body.Start) ? "video/webm" : "video/mp4");
        }
        else
        {
            line.WriteString(RecordingFormat.Unreadable, body.IsJson ? "application/json" : OtherKind);
        }

        line.WriteNumber(RecordingFormat.Length, body.Length);
        line.WriteString(RecordingFormat.Hash, body.Sha256[..16]);
        if (!body.IsWhole)
        {
            line.WriteBoolean(RecordingFormat.Partial, true);
        }

        line.WriteEndObject();
    }

    private static bool IsText(ReadOnlySpan<byte> bytes) =>
        !bytes.IsEmpty && bytes.IndexOfAnyInRange((byte)0, (byte)8) < 0 && System.Text.Unicode.Utf8.IsValid(bytes);
}
