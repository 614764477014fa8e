namespace Runware.Wan25.Emulator;

/// <summary>A response to play back: a recorded one, and its text for the current client.</summary>
/// <param name="Response">The recorded response; null if the recording ends before there was one.</param>
/// <param name="Json">The body, with the client's own ids; null if it is not JSON.</param>
/// <param name="Status">The HTTP status; null if there was none.</param>
/// <param name="Sources">The recorded exchanges that it was composed of.</param>
internal sealed record ReplayedResponse(RecordedResponse? Response, string? Json, int? Status, IReadOnlyList<RecordedCall> Sources);
