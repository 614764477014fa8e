namespace Runware.Wan25.Cli.Batch;

/// <summary>A row and the action for it.</summary>
/// <param name="Number">The number of the row.</param>
/// <param name="Name">The name of its files, without an extension.</param>
/// <param name="Action">The action.</param>
/// <param name="Attempt">The number of the attempt at the row.</param>
/// <param name="Fingerprint">The fingerprint of the row.</param>
/// <param name="Request">The request, under the key of the attempt.</param>
internal sealed record PlannedRow(
    int Number, string Name, RowAction Action, int Attempt, string Fingerprint, VideoRequest Request);
