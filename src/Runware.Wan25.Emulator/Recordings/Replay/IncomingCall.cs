using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>A request to a replay, in the form of a recorded one, so that the two can be compared.</summary>
internal sealed class IncomingCall
{
    private const int MaxBodyLength = 16 * 1024 * 1024;

    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The body as it would be recorded; null if there is none.</summary>
    public string? Body { get; init; }

    public IReadOnlyList<RecordedTask> Tasks { get; init; } = [];

    public static async Task<IncomingCall> ReadAsync(
        HttpRequestMessage request, RecordingSecrets secrets, CancellationToken cancellationToken)
    {
        string path = RecordedCall.PathOf(request.RequestUri?.AbsoluteUri ?? "");
        if (request.Content is null)
        {
            return new IncomingCall { Method = request.Method.Method, Path = path };
        }

        var body = new BodyCapture(MaxBodyLength);
        body.Append(await request.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
        body.IsWhole = true;
        JsonElement recorded = Record(body, secrets);
        return new IncomingCall
        {
            Method = request.Method.Method,
            Path = path,
            Body = recorded.GetRawText(),
            Tasks = RecordedTask.Read(recorded),
        };
    }

    public override string ToString() => $"{Method} {Path} {Body}";

    private static JsonElement Record(BodyCapture body, RecordingSecrets secrets)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, RecordingFormat.WriterOptions))
        {
            writer.WriteStartObject();
            RecordedBody.WriteRequest(writer, body, secrets);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.GetProperty(RecordingFormat.Body).Clone();
    }
}
