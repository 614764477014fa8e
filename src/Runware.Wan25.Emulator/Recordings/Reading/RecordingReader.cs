using System.Globalization;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Reads a recording. A line that a process left unfinished is ignored.</summary>
internal static class RecordingReader
{
    /// <returns>The exchanges in the order of their requests.</returns>
    /// <exception cref="InvalidDataException">The file is not a recording, or has a later version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<RecordedCall> Read(string path)
    {
        // A recorder may still be writing to the file.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var calls = new List<RecordedCall>();
        Dictionary<int, RecordedCall>? open = null;
        while (reader.ReadLine() is { } text)
        {
            if (Parse(text) is not { } line)
            {
                continue;
            }

            if (RecordingFormat.VersionOf(line) is { } version)
            {
                // Each process that appends to the file begins with a header and starts counting again.
                open = version <= RecordingFormat.Version ? [] : throw new InvalidDataException(
                    $"{path} is a recording of version {version}; this version reads {RecordingFormat.Version}.");
            }
            else
            {
                Add(line, open ?? throw NoRecording(path), calls);
            }
        }

        return open is null ? throw NoRecording(path) : calls;
    }

    private static void Add(JsonElement line, Dictionary<int, RecordedCall> open, List<RecordedCall> calls)
    {
        if (Text(line, RecordingFormat.Type) is not { } type || Time(line, RecordingFormat.At) is not { } at
            || !line.TryGetProperty(RecordingFormat.Exchange, out JsonElement exchange) || !exchange.TryGetInt32(out int number))
        {
            return;
        }

        if (type == RecordingFormat.RequestType)
        {
            JsonElement? body = Member(line, RecordingFormat.Body);
            var call = new RecordedCall
            {
                At = at,
                Method = Text(line, RecordingFormat.Method) ?? "",
                Url = Text(line, RecordingFormat.Url) ?? "",
                Body = body,
                Tasks = RecordedTask.Read(body),
            };
            open[number] = call;
            calls.Add(call);
        }
        else if (open.Remove(number, out RecordedCall? call))
        {
            DateTimeOffset end = Time(line, RecordingFormat.End) ?? at;
            call.Response = new RecordedResponse
            {
                Delay = NotNegative(at - call.At),
                BodyDelay = NotNegative(end - at),
                Status = Member(line, RecordingFormat.Status) is { } status && status.TryGetInt32(out int code) ? code : null,
                Headers = Headers(line),
                Body = Member(line, RecordingFormat.Body),
                Failure = RecordedFailure.Read(line, RecordingFormat.Failure),
            };
        }
    }

    private static JsonElement? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static KeyValuePair<string, string>[] Headers(JsonElement line) =>
        Member(line, RecordingFormat.Headers) is { ValueKind: JsonValueKind.Object } headers
            ? [.. headers.EnumerateObject().Select(header => new KeyValuePair<string, string>(header.Name, header.Value.ToString()))]
            : [];

    private static JsonElement? Member(JsonElement line, string name) => line.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string? Text(JsonElement line, string name) =>
        Member(line, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static DateTimeOffset? Time(JsonElement line, string name) => DateTimeOffset.TryParse(
        Text(line, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static TimeSpan NotNegative(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private static InvalidDataException NoRecording(string path) => new($"{path} is not a recording of {nameof(Wan25Recorder)}.");
}
