namespace Runware.Wan25.DependencyInjection;

/// <summary>Suggests the known name that is most similar to an unknown one.</summary>
internal static class NearestName
{
    // Longer names are not compared: the time grows with the product of the lengths.
    private const int MaxLength = 100;

    /// <summary>Returns a sentence that suggests the nearest name, or lists all of them where none is near.</summary>
    public static string Describe(string name, IReadOnlyCollection<string> known)
    {
        (string Name, int Distance) nearest = known
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .MinBy(candidate => candidate.Distance);
        return nearest.Distance <= Math.Max(2, nearest.Name.Length / 3)
            ? $"Did you mean {nearest.Name}?"
            : $"Known settings here: {string.Join(", ", known)}.";
    }

    /// <summary>Computes the Levenshtein distance, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        if (left.Length > MaxLength)
        {
            return int.MaxValue;
        }

        int[] row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
