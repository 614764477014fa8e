using System.Security.Cryptography;
using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Copies JSON while it is transferred and replaces every very long string with a note: an image of megabytes in a task costs no memory,
/// and the task can still be read.
/// </summary>
internal sealed class JsonStringShortener(int limit)
{
    // More than any prompt that the model accepts, escapes included.
    private const int MaxString = 32 * 1024;
    private const int Peek = 64;

    private readonly HashSet<string> _notes = [];
    private IncrementalHash? _hash;
    private string? _kind;
    private bool _isInString;
    private bool _isEscaped;
    private byte[] _output = new byte[1024];
    private int _written;
    private int _start;
    private long _length;

    public ReadOnlyMemory<byte> Output => _output.AsMemory(0, _written);

    /// <summary>Gets whether the copy ended at the limit.</summary>
    public bool IsFull { get; private set; }

    public bool IsNote(string text) => _notes.Contains(text);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty && !IsFull)
        {
            int end = _isInString ? EndOfString(bytes) : bytes.IndexOf((byte)'"');
            int taken = end < 0 ? bytes.Length : end + 1;
            Take(bytes[..taken], closes: end >= 0);
            bytes = bytes[taken..];
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, bool closes)
    {
        if (!_isInString)
        {
            Write(bytes);
            if (closes)
            {
                (_isInString, _start, _length) = (true, _written, 0);
            }

            return;
        }

        ReadOnlySpan<byte> content = closes ? bytes[..^1] : bytes;
        _length += content.Length;
        if (_hash is null && _length > MaxString)
        {
            BeginNote(content);
        }

        if (_hash is { } hash)
        {
            hash.AppendData(content);
        }
        else
        {
            Write(content);
        }

        if (closes)
        {
            EndNote();
            Write("\""u8);
            _isInString = false;
        }
    }

    /// <summary>Removes what was written of the string.</summary>
    private void BeginNote(ReadOnlySpan<byte> next)
    {
        Span<byte> written = _output.AsSpan(_start, _written - _start);
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _hash.AppendData(written);
        ReadOnlySpan<byte> start = written.IsEmpty ? next : written;
        _kind = Placeholder.KindOfMedia(Encoding.UTF8.GetString(start[..Math.Min(Peek, start.Length)]));
        _written = _start;
    }

    private void EndNote()
    {
        if (_hash is { } hash)
        {
            string note = Placeholder.Media(_kind!, _length, Placeholder.Hex(hash.GetHashAndReset()));
            _notes.Add(note);
            Write(Encoding.UTF8.GetBytes(note));
            hash.Dispose();
            _hash = null;
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        IsFull |= _written + (long)bytes.Length > limit + MaxString;
        if (IsFull)
        {
            return;
        }

        if (_written + bytes.Length > _output.Length)
        {
            Array.Resize(ref _output, Math.Max(_output.Length * 2, _written + bytes.Length));
        }

        bytes.CopyTo(_output.AsSpan(_written));
        _written += bytes.Length;
    }

    private int EndOfString(ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length; at++)
        {
            if (_isEscaped)
            {
                _isEscaped = false;
                continue;
            }

            int next = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (bytes[at] == (byte)'"')
            {
                return at;
            }

            _isEscaped = true;
        }

        return -1;
    }
}
