using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// Bounds what an answer costs once it is parsed: each of its tokens takes more memory than it has bytes, so a hostile answer below the limit of bytes could
/// still take half a gigabyte.
/// </summary>
internal static class JsonTokenLimit
{
    /// <summary>A full batch of videos has some forty thousand.</summary>
    public const int MostTokens = 1_000_000;

    // Below this there cannot be too many.
    private const int SmallAnswer = MostTokens;

    /// <summary>Counts without parsing.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static bool IsWithin(ReadOnlySpan<byte> json)
    {
        if (json.Length <= SmallAnswer)
        {
            return true;
        }

        var reader = new Utf8JsonReader(json);
        var tokens = 0;
        while (reader.Read())
        {
            if (++tokens > MostTokens)
            {
                return false;
            }
        }

        return true;
    }
}
