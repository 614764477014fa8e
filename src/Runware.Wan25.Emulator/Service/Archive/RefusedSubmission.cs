namespace Runware.Wan25.Emulator;

/// <summary>The last refusal of a submission under an id.</summary>
/// <param name="Request">The task as it was received, without long text.</param>
/// <param name="Errors">The errors of the refusal.</param>
/// <param name="At">When it was refused.</param>
internal sealed record RefusedSubmission(ReadOnlyMemory<byte> Request, IReadOnlyList<TaskError> Errors, DateTimeOffset At);
