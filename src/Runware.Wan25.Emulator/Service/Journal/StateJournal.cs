using System.Buffers;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// A file of JSON objects, one per line, that is only appended to: the state that must survive the process. A line is written before the
/// response that depends on it, so a last line that is incomplete can be dropped: no response was sent for it.
/// </summary>
internal sealed class StateJournal : IDisposable
{
    private const byte LineFeed = (byte)'\n';

    private readonly object _gate = new();
    private readonly FileStream _file;

    private StateJournal(FileStream file, IReadOnlyList<JsonElement> entries)
    {
        _file = file;
        Entries = entries;
    }

    /// <summary>The entries that the file held when it was opened.</summary>
    public IReadOnlyList<JsonElement> Entries { get; private set; }

    /// <summary>The port of the service that wrote last; null if there was none.</summary>
    public int? LastPort =>
        Entries.LastOrDefault(JournalEntry.IsStart) is { ValueKind: JsonValueKind.Object } start ? JournalEntry.Port(start) : null;

    /// <summary>Opens or creates a file, and locks it against other processes.</summary>
    /// <exception cref="IOException">Another emulator uses the file.</exception>
    /// <exception cref="InvalidDataException">The file is not a journal.</exception>
    public static StateJournal Open(string path)
    {
        path = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        try
        {
            byte[] content = new byte[file.Length];
            file.ReadExactly(content);
            int whole = content.AsSpan().LastIndexOf(LineFeed) + 1;
            file.SetLength(whole);
            file.Position = whole;
            return new StateJournal(file, Read(content.AsMemory(0, whole), path));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Releases the entries, which are needed only once.</summary>
    public void Forget() => Entries = [];

    public void Append(Action<Utf8JsonWriter> entry)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(line))
        {
            entry(writer);
        }

        line.Write([LineFeed]);
        lock (_gate)
        {
            _file.Write(line.WrittenSpan);
        }
    }

    public void Dispose() => _file.Dispose();

    private static List<JsonElement> Read(ReadOnlyMemory<byte> content, string path)
    {
        var entries = new List<JsonElement>();
        while (!content.IsEmpty)
        {
            int end = content.Span.IndexOf(LineFeed);
            entries.Add(Parse(content[..end], path, entries.Count + 1));
            content = content[(end + 1)..];
        }

        return entries.Count == 0 || JournalEntry.IsStart(entries[0])
            ? entries
            : throw new InvalidDataException(
                $"{Path.GetFileName(path)} is not an emulator's state file: its first line is not the expected header.");
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> line, string path, int number)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            string name = Path.GetFileName(path);
            throw new InvalidDataException(
                $"Line {number} of {name} is not JSON: this is not an emulator's state file, or it is damaged.", exception);
        }
    }
}
