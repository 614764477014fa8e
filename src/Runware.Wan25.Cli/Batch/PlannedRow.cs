namespace Runware.Wan25.Cli.Batch;

/// <summary>A row and what is to be done with it.</summary>
/// <param name="Number">The number of the row.</param>
/// <param name="Name">The name of its files, without an extension.</param>
/// <param name="Action">What to do.</param>
/// <param name="Attempt">Which attempt at the row this is.</param>
/// <param name="Fingerprint">What the row is.</param>
/// <param name="Request">The request, under the key of the attempt.</param>
internal sealed record PlannedRow(
    int Number, string Name, RowAction Action, int Attempt, string Fingerprint, VideoRequest Request);
