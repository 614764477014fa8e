namespace Runware.Wan25.Requests;

/// <summary>Measures text as the service does: in Unicode code points, not in UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The number of code points, or -1 where a surrogate has no partner and the text can therefore not be sent.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        int count = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]))
            {
                if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                {
                    return -1;
                }

                at++;
            }

            count++;
        }

        return count;
    }
}
