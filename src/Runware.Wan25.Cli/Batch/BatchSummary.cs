namespace Runware.Wan25.Cli.Batch;

/// <summary>The numbers of a run, the last line of its JSON.</summary>
/// <param name="Rows">All rows of the file.</param>
/// <param name="Kept">Rows whose videos were in the folder already.</param>
/// <param name="Done">Rows that this run made.</param>
/// <param name="Failed">Rows without a video, of this run and of earlier ones.</param>
/// <param name="Remaining">Rows that the next run goes on with.</param>
/// <param name="Cost">What the videos of this run cost, in US dollars.</param>
internal sealed record BatchSummary(int Rows, int Kept, int Done, int Failed, int Remaining, decimal Cost);
