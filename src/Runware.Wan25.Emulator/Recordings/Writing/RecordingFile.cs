using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Runware.Wan25.Emulator;

/// <summary>
/// A file that exchanges are appended to, shared by all recorders of this process that name it. Each line is written whole and at once.
/// </summary>
internal sealed partial class RecordingFile : IDisposable
{
    private const byte LineFeed = (byte)'\n';

    private static readonly object Gate = new();
    private static readonly Dictionary<string, RecordingFile> Shared = new(StringComparer.Ordinal);

    private readonly object _writing = new();
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly string _path;
    private readonly ILogger _logger;
    private readonly DateTimeOffset _startedAt;
    private readonly long _startedTimestamp;
    private FileStream? _stream;
    private bool _hasStopped;
    private int _recorders;
    private int _exchanges;

    private RecordingFile(string path, Wan25RecorderOptions options)
    {
        _path = path;
        Options = options;
        _logger = options.LoggerFactory?.CreateLogger<Wan25Recorder>() ?? NullLogger<Wan25Recorder>.Instance;
        _startedAt = options.TimeProvider.GetUtcNow();
        _startedTimestamp = options.TimeProvider.GetTimestamp();
    }

    public Wan25RecorderOptions Options { get; }

    public RecordingSecrets Secrets { get; } = new();

    /// <summary>Gets the time, which never goes back even if the system's clock is set.</summary>
    public DateTimeOffset Now => _startedAt + Options.TimeProvider.GetElapsedTime(_startedTimestamp);

    /// <summary>Gets the file at a path, which is open for as long as one of its recorders lives.</summary>
    public static RecordingFile Share(string path, Wan25RecorderOptions options)
    {
        string full = Path.GetFullPath(path);
        lock (Gate)
        {
            if (!Shared.TryGetValue(full, out RecordingFile? file))
            {
                file = new RecordingFile(full, options);
                Shared.Add(full, file);
            }

            file._recorders++;
            return file;
        }
    }

    /// <summary>Releases the file; the last recorder closes it.</summary>
    public void Dispose()
    {
        lock (Gate)
        {
            if (--_recorders > 0)
            {
                return;
            }

            Shared.Remove(_path);
        }

        lock (_writing)
        {
            _hasStopped = true;
            _stream?.Dispose();
        }
    }

    public int NextNumber() => Interlocked.Increment(ref _exchanges);

    /// <summary>Opens the file, if it is not open yet. Returns whether it can be written.</summary>
    public bool TryOpen()
    {
        lock (_writing)
        {
            if (_stream is null && !_hasStopped)
            {
                Try(Open);
            }

            return !_hasStopped;
        }
    }

    /// <summary>Appends one line. A failure ends the recording, and nothing else.</summary>
    public void Write(Action<Utf8JsonWriter> write)
    {
        lock (_writing)
        {
            if (_stream is not null && !_hasStopped)
            {
                Try(() => Append(write));
            }
        }
    }

    private void Append(Action<Utf8JsonWriter> write)
    {
        _line.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(_line, RecordingFormat.WriterOptions))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        _line.GetSpan(1)[0] = LineFeed;
        _line.Advance(1);
        _stream!.Write(_line.WrittenSpan);
        _stream.Flush();
    }

    private void Open()
    {
        bool isNew = !File.Exists(_path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        _stream = new FileStream(_path, options);
        if (!isNew && _stream is { CanSeek: true, Length: > 0 })
        {
            GoToEnd(_stream);
        }

        Append(writer => RecordingFormat.WriteHeader(writer, _startedAt));
    }

    /// <summary>
    /// Moves to the end of a recording, even after a line that another process left unfinished. Throws for any other file.
    /// </summary>
    private static void GoToEnd(FileStream stream)
    {
        if (!RecordingFormat.StartsWithHeader(stream))
        {
            throw new InvalidDataException("The file exists and is not a recording.");
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(stream.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        stream.Seek(-1, SeekOrigin.End);
        if (stream.ReadByte() != LineFeed)
        {
            stream.WriteByte(LineFeed);
        }
    }

    private void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception)
        {
            _hasStopped = true;
            _stream?.Dispose();
            RecordingStopped(_logger, _path, exception);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Writing the recording {Path} failed; recording has stopped. Requests are not affected.")]
    private static partial void RecordingStopped(ILogger logger, string path, Exception exception);
}
