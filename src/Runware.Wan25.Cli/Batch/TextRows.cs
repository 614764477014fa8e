namespace Runware.Wan25.Cli.Batch;

/// <summary>Reads one prompt from each line that is not empty.</summary>
internal static class TextRows
{
    public static IEnumerable<BatchRow> Read(string path) => BatchFile.ReadLines(path)
        .Where(line => !string.IsNullOrWhiteSpace(line))
        .Select((line, index) => BatchRow.Of(index + 1, [("prompt", line.Trim())]));
}
