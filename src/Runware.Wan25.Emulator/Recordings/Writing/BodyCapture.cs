using System.Buffers;
using System.Security.Cryptography;
using Runware.Wan25.Downloads;

namespace Runware.Wan25.Emulator;

/// <summary>
/// What is kept of a body while it passes: its length and hash, and so much of it as the limit allows, without the media in it. It is never
/// the reason why a call fails.
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

    /// <summary>Gets how many bytes passed.</summary>
    public long Length { get; private set; }

    /// <summary>Gets or sets whether all of the body passed.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Gets whether more passed than is kept.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Gets the first bytes.</summary>
    public ReadOnlySpan<byte> Start => _head.AsSpan(0, _headLength);

    /// <summary>Gets whether it begins as JSON does.</summary>
    public bool IsJson => _json is not null;

    public string Sha256 => _sha256 ??= Placeholder.Hex(_hash.GetHashAndReset());

    /// <summary>Gets what is kept.</summary>
    public ReadOnlyMemory<byte> Kept => _json?.Output ?? _bytes?.WrittenMemory ?? default;

    /// <summary>Determines whether a text stands for media that were left out.</summary>
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
