using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Output;

namespace Runware.Wan25.Cli.Files;

/// <summary>A file that is only appended to: one JSON object per line, each on disk before the call returns.</summary>
internal sealed class JsonLinesFile<T> : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _stream;
    private readonly JsonTypeInfo<T> _type;

    private JsonLinesFile(FileStream stream, JsonTypeInfo<T> type)
    {
        _stream = stream;
        _type = type;
    }

    /// <summary>Opens the file and reads its lines. A last line that is incomplete after a crash is removed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">The type information to read and write a line.</param>
    /// <param name="onLine">Receives each existing line.</param>
    /// <param name="isPrivate">Whether only the user may read the file, and only one process at a time may open it.</param>
    /// <exception cref="CliException">Another line is damaged.</exception>
    /// <exception cref="IOException">The file cannot be opened, or is private and open elsewhere.</exception>
    public static JsonLinesFile<T> Open(string path, JsonTypeInfo<T> type, Action<T> onLine, bool isPrivate = false)
    {
        // On Unix, only FileShare.None keeps a second writer out.
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = isPrivate ? FileShare.None : FileShare.Read,
        };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = PrivateFiles.Mode;
        }

        var stream = new FileStream(path, options);
        try
        {
            if (isPrivate)
            {
                PrivateFiles.Protect(stream);
            }

            stream.SetLength(EndOfLastLine(stream));
            stream.Position = 0;
            using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
            for (int number = 1; reader.ReadLine() is { } line; number++)
            {
                onLine(Read(line, type) ?? throw Damaged(path, number));
            }

            stream.Position = stream.Length;
            return new(stream, type);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public void Append(T value)
    {
        byte[] line = Encoding.UTF8.GetBytes(CliOutput.ToJson(value, _type) + "\n");
        lock (_gate)
        {
            _stream.Write(line);
            _stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>Removes all lines. The file stays, since another process may be opening it.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _stream.SetLength(0);
            _stream.Flush(flushToDisk: true);
        }
    }

    public void Dispose() => _stream.Dispose();

    private static T? Read(string line, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static long EndOfLastLine(FileStream stream)
    {
        byte[] buffer = new byte[4096];
        for (long end = stream.Length; end > 0;)
        {
            int length = (int)Math.Min(buffer.Length, end);
            stream.Position = end - length;
            stream.ReadExactly(buffer, 0, length);
            if (Array.LastIndexOf(buffer, (byte)'\n', length - 1, length) is var at and >= 0)
            {
                return end - length + at + 1;
            }

            end -= length;
        }

        return 0;
    }

    private static CliException Damaged(string path, int line) => new(
        new(ErrorCodes.File, ExitCodes.Failure, $"Line {line} of {path} is damaged, so it is not known what was ordered.")
        {
            Advice = "Nothing was sent. Restore the line, or use another output folder.",
        });
}
