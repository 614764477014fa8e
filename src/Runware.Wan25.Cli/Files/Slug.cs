using System.Text;

namespace Runware.Wan25.Cli.Files;

/// <summary>Creates the part of a file name that describes the content.</summary>
internal static class Slug
{
    private const int MaxLength = 40;

    /// <summary>Converts text to lower-case words with hyphens; letters of every script are kept.</summary>
    /// <returns>At most 40 characters; <c>video</c> if nothing is left.</returns>
    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (slug.Length >= MaxLength)
            {
                break;
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                slug.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        string name = slug.ToString().TrimEnd('-');
        return name.Length > 0 ? name : "video";
    }
}
