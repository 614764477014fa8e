using System.Buffers;
using System.Text;

namespace Runware.Wan25.Requests;

/// <summary>Measures text as the service does: in Unicode code points, not in UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The number of code points, or -1 where a surrogate has no partner and the text can therefore not be sent.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out int used) != OperationStatus.Done)
            {
                return -1;
            }

            text = text[used..];
            count++;
        }

        return count;
    }
}
