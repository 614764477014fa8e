namespace Runware.Wan25.Emulator;

/// <summary>The last refusal of a submission under an id.</summary>
/// <param name="Request">The task as it came, without long text.</param>
/// <param name="Errors">Why it was refused.</param>
/// <param name="At">When.</param>
internal sealed record RefusedSubmission(ReadOnlyMemory<byte> Request, IReadOnlyList<TaskError> Errors, DateTimeOffset At);
