using System.Net.Http.Headers;

namespace Runware.Wan25.Emulator;

/// <summary>A single range of bytes. A list of ranges is ignored, as a server may do.</summary>
internal readonly record struct ByteRange(long Start, long Count)
{
    public static bool TryParse(string header, long length, out ByteRange range)
    {
        range = default;
        if (!RangeHeaderValue.TryParse(header, out RangeHeaderValue? parsed) || parsed.Unit != "bytes" || parsed.Ranges.Count != 1)
        {
            return false;
        }

        RangeItemHeaderValue item = parsed.Ranges.First();
        long start = item.From ?? Math.Max(0, length - item.To!.Value);
        long end = item.From is null ? length - 1 : Math.Min(item.To ?? long.MaxValue, length - 1);
        range = new ByteRange(start, end - start + 1);
        return true;
    }
}
