namespace Runware.Wan25.Cli.Batch;

/// <summary>
/// Records that a row is about to be ordered. It is written before the first byte is sent, and again when its videos were made.
/// </summary>
/// <param name="Row">The number of the row.</param>
/// <param name="Attempt">The number of the attempt: 1, and one more each time that a failed row is ordered again.</param>
/// <param name="OperationId">The id of the operation.</param>
/// <param name="Fingerprint">The fingerprint, which changes when the row or its image does.</param>
/// <param name="IsMade">Whether the videos were made, so that they only have to be downloaded.</param>
internal sealed record SubmissionRecord(int Row, int Attempt, string OperationId, string Fingerprint, bool IsMade = false);
