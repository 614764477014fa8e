namespace Runware.Wan25.Emulator;

/// <summary>A response to play back: a recorded one, and its text for the client that asks now.</summary>
/// <param name="Response">What came; null: the recording ends before anything did.</param>
/// <param name="Json">The body, with the client's own ids; null where it is no JSON.</param>
/// <param name="Status">The HTTP status; null: none.</param>
/// <param name="Sources">The recorded exchanges that it was made of.</param>
internal sealed record ReplayedResponse(RecordedResponse? Response, string? Json, int? Status, IReadOnlyList<RecordedCall> Sources);
