using System.Buffers.Binary;

namespace Runware.Wan25.Common;

/// <summary>The element that WebM and Matroska files begin with (RFC 8794).</summary>
internal static class EbmlHeader
{
    public const uint Id = 0x1A45DFA3;

    public static bool IsAtStartOf(ReadOnlySpan<byte> content) =>
        BinaryPrimitives.TryReadUInt32BigEndian(content, out uint id) && id == Id;
}
