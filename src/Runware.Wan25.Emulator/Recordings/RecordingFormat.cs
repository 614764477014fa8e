using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The names in a recording: JSON Lines, of which the first is a header. <c>docs/recordings.md</c> describes them.</summary>
internal static class RecordingFormat
{
    public const string Name = "runware.wan25.recording";
    public const int Version = 1;

    public const string Type = "type";
    public const string Exchange = "exchange";
    public const string At = "at";
    public const string End = "end";
    public const string Method = "method";
    public const string Url = "url";
    public const string Headers = "headers";
    public const string Status = "status";
    public const string Body = "body";
    public const string Failure = "failure";

    public const string RequestType = "request";
    public const string ResponseType = "response";
    public const string FailureType = "failure";

    public const string Json = "json";
    public const string Text = "text";
    public const string Binary = "binary";
    public const string Unreadable = "unreadable";
    public const string Length = "length";
    public const string Hash = "sha256";
    public const string Partial = "partial";

    public const string Exception = "exception";
    public const string Error = "error";
    public const string Message = "message";
    public const string Canceled = "canceled";
    public const string Cause = "cause";

    private const string Format = "format";
    private const string FormatVersion = "version";
    private const string StartedAt = "startedAt";
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // Recordings are read by people, not by browsers.
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteHeader(Utf8JsonWriter writer, DateTimeOffset startedAt)
    {
        writer.WriteString(Format, Name);
        writer.WriteNumber(FormatVersion, Version);
        writer.WriteString(StartedAt, Time(startedAt));
    }

    /// <summary>Reads the version of a header; <see langword="null"/> if the line is not a header.</summary>
    public static int? VersionOf(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object
        && line.TryGetProperty(Format, out JsonElement name) && name.ValueKind == JsonValueKind.String && name.ValueEquals(Name)
        && line.TryGetProperty(FormatVersion, out JsonElement version) && version.ValueKind == JsonValueKind.Number
        && version.TryGetInt32(out int number) ? number : null;

    public static bool StartsWithHeader(Stream stream)
    {
        byte[] start = new byte[Format.Length + Name.Length + 8];
        stream.Seek(0, SeekOrigin.Begin);
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return System.Text.Encoding.UTF8.GetString(start, 0, read).StartsWith($"{{\"{Format}\":\"{Name}\"", StringComparison.Ordinal);
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
