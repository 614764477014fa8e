using System.Buffers;
using System.Security.Cryptography;
using Runware.Wan25.Downloads;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Captures a body while it is transferred: its length and hash, and as much of it as the limit allows, without media. It never fails a
/// call.
/// </summary>
internal sealed class BodyCapture(int limit)
{
    private const int Head = 16;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = new byte[Head];
    private int _headLength;
    private JsonStringShortener? _json;
    private ArrayBufferWriter<byte>? _bytes;
    private string? _sha256;

    /// <summary>Gets the number of bytes that were transferred.</summary>
    public long Length { get; private set; }

    /// <summary>Gets or sets whether the whole body was transferred.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Gets whether more bytes were transferred than are kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Gets the first bytes.</summary>
    public ReadOnlySpan<byte> Start => _head.AsSpan(0, _headLength);

    /// <summary>Gets whether the body begins like JSON.</summary>
    public bool IsJson => _json is not null;

    public string Sha256 => _sha256 ??= Placeholder.Hex(_hash.GetHashAndReset());

    public ReadOnlyMemory<byte> Kept => _json?.Output ?? _bytes?.WrittenMemory ?? default;

    /// <summary>Determines whether a text is a placeholder for media that were left out.</summary>
    public bool IsNote(string text) => _json?.IsNote(text) == true;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return;
        }

        Length += bytes.Length;
        _hash.AppendData(bytes);
        if (_headLength < Head)
        {
            int taken = Math.Min(Head - _headLength, bytes.Length);
            bytes[..taken].CopyTo(_head.AsSpan(_headLength));
            _headLength += taken;
        }

        if (_json is null && _bytes is null)
        {
            Begin(bytes);
        }

        _json?.Append(bytes);
        IsCut |= _json?.IsFull == true;
        if (_bytes is { } kept)
        {
            int room = (int)Math.Min(limit - kept.WrittenCount, bytes.Length);
            kept.Write(bytes[..room]);
            IsCut |= room < bytes.Length;
        }
    }

    private void Begin(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> text = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        if (text.TrimStart(" \t\r\n"u8) is [(byte)'[' or (byte)'{', ..])
        {
            _json = new JsonStringShortener(limit);
        }
        else if (!VideoContainerSignature.IsVideo(bytes))
        {
            _bytes = new ArrayBufferWriter<byte>();
        }
    }
}
