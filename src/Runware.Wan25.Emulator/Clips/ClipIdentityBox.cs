using System.Buffers.Binary;
using System.Text;

namespace Runware.Wan25.Emulator;

/// <summary>
/// A box that players skip, appended to the clip with the video's id in it. Every result has bytes of its own, so that a test can prove
/// that the right video reached the right place, and the shared clip is never copied.
/// </summary>
internal static class ClipIdentityBox
{
    private const byte EbmlVoid = 0xEC;
    private const byte EbmlSizeOfOneByte = 0x80;

    public static byte[] Create(ClipFormat format, Guid videoId, int revision)
    {
        string payload = $"runware-emulator {videoId:D} r{revision}";
        int length = Encoding.ASCII.GetByteCount(payload);
        byte[] tail;
        if (format == ClipFormat.WebM)
        {
            tail = new byte[2 + length];
            tail[0] = EbmlVoid;
            tail[1] = (byte)(EbmlSizeOfOneByte | length);
        }
        else
        {
            tail = new byte[8 + length];
            BinaryPrimitives.WriteInt32BigEndian(tail, tail.Length);
            "free"u8.CopyTo(tail.AsSpan(4));
        }

        Encoding.ASCII.GetBytes(payload, tail.AsSpan(tail.Length - length));
        return tail;
    }
}
