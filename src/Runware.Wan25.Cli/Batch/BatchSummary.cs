namespace Runware.Wan25.Cli.Batch;

/// <summary>The summary of a run, the last line of its JSON.</summary>
/// <param name="Rows">All rows of the file.</param>
/// <param name="Kept">Rows whose videos were in the folder before.</param>
/// <param name="Done">Rows whose videos this run made.</param>
/// <param name="Failed">Rows without a video, of this run and of earlier ones.</param>
/// <param name="Remaining">Rows that the next run continues.</param>
/// <param name="Cost">The cost of the videos of this run, in US dollars.</param>
internal sealed record BatchSummary(int Rows, int Kept, int Done, int Failed, int Remaining, decimal Cost);
