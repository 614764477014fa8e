using System.Text;
using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Batch;

/// <summary>A file with one video per row: JSON Lines, CSV, or plain text with one prompt per line.</summary>
internal sealed class BatchFile
{
    /// <summary>Stands for bytes that are not UTF-8. No text contains it, as it is no character.</summary>
    public const char InvalidByte = '\uFFFF';

    private static readonly Encoding Utf8 = Encoding.GetEncoding(
        Encoding.UTF8.WebName, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback($"{InvalidByte}"));

    private readonly Func<IEnumerable<BatchRow>> _read;

    private BatchFile(string path, Func<IEnumerable<BatchRow>> read)
    {
        Path = path;
        _read = read;
    }

    /// <summary>Gets the full path.</summary>
    public string Path { get; }

    /// <exception cref="CliException">The file does not exist, or its extension is not supported.</exception>
    public static BatchFile Open(string path)
    {
        if (!File.Exists(path))
        {
            throw CliException.InvalidArguments($"The file {path} does not exist.");
        }

        return System.IO.Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSONL" or ".NDJSON" => new(path, () => JsonRows.Read(path)),
            ".CSV" or ".TSV" => new(path, () => CsvRows.Read(path)),
            ".TXT" => new(path, () => TextRows.Read(path)),
            _ => throw CliException.InvalidArguments($"{path} must end in .jsonl, .csv or .txt."),
        };
    }

    /// <summary>Opens a file of rows as text, in which <see cref="InvalidByte"/> stands for what is not UTF-8.</summary>
    public static StreamReader OpenText(string path) => new(path, Utf8);

    /// <summary>Reads the lines of a file of rows, one at a time.</summary>
    /// <inheritdoc cref="OpenText"/>
    public static IEnumerable<string> ReadLines(string path)
    {
        using StreamReader reader = OpenText(path);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>Reads the rows from the first one, one at a time.</summary>
    public IEnumerable<BatchRow> Rows() => _read();

    /// <summary>Opens an image of a row, whose path is relative to the folder of the file.</summary>
    public ImageInput OpenImage(string path) => ImageInput.FromFile(FullPathOf(path));

    /// <summary>Opens a file that a row names; null if it does not exist.</summary>
    public Stream? TryOpen(string path) => FullPathOf(path) is var full && File.Exists(full) ? File.OpenRead(full) : null;

    private string FullPathOf(string path) => System.IO.Path.GetFullPath(path, System.IO.Path.GetDirectoryName(Path)!);
}
