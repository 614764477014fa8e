using System.Globalization;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Writes numbers of things.</summary>
internal static class PluralText
{
    public static string Videos(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} video{(count == 1 ? "" : "s")}");
}
