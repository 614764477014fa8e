namespace Runware.Wan25.Cli.Batch;

/// <summary>Says that a row is about to be ordered. Written before the first byte is sent.</summary>
/// <param name="Row">The number of the row.</param>
/// <param name="Attempt">1, and one more each time that a failed row is made again.</param>
/// <param name="OperationId">The id of the operation.</param>
/// <param name="Fingerprint">Changes when the row, or its image, does.</param>
internal sealed record BatchOrder(int Row, int Attempt, string OperationId, string Fingerprint);
