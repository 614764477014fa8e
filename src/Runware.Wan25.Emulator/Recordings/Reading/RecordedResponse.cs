using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The outcome of a recorded request: a response, a failure, or a response that broke off.</summary>
internal sealed class RecordedResponse
{
    /// <summary>The time from the request to the headers of the response, or to the failure.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The time from the headers to the end of the body.</summary>
    public TimeSpan BodyDelay { get; init; }

    /// <summary>The HTTP status; null if there was no response.</summary>
    public int? Status { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body as it was recorded; null if there was none.</summary>
    public JsonElement? Body { get; init; }

    public RecordedFailure? Failure { get; init; }

    /// <summary>The JSON of the body; null if it is not JSON.</summary>
    public JsonElement? Json =>
        Failure is null && Body is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty(RecordingFormat.Json, out JsonElement json)
            ? json
            : null;
}
