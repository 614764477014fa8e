using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>
/// Limits the memory of a parsed response. A token takes more memory than it has bytes, so a hostile response below the size limit could
/// take half a gigabyte.
/// </summary>
internal static class JsonTokenLimit
{
    /// <summary>The largest number of tokens. A full batch of videos has about forty thousand.</summary>
    public const int MaxTokens = 1_000_000;

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static bool IsWithin(ReadOnlySpan<byte> json)
    {
        // A token has at least one byte.
        if (json.Length <= MaxTokens)
        {
            return true;
        }

        var reader = new Utf8JsonReader(json);
        int tokens = 0;
        while (tokens <= MaxTokens && reader.Read())
        {
            tokens++;
        }

        return tokens <= MaxTokens;
    }
}
