using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>What came for a recorded request: a response, a failure, or a response that broke off.</summary>
internal sealed class RecordedResponse
{
    /// <summary>How long it took from the request to the response's headers, or to the failure.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How long the body took after that.</summary>
    public TimeSpan BodyDelay { get; init; }

    /// <summary>The HTTP status; null: there was no response.</summary>
    public int? Status { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body as it stands in the recording; null: none.</summary>
    public JsonElement? Body { get; init; }

    public RecordedFailure? Failure { get; init; }

    /// <summary>The body's JSON; null where it was none.</summary>
    public JsonElement? Json =>
        Failure is null && Body is { ValueKind: JsonValueKind.Object } body
        && body.TryGetProperty(RecordingFormat.Json, out JsonElement json)
            ? json
            : null;
}
