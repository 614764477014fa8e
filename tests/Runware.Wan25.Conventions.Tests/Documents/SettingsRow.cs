namespace Runware.Wan25.Conventions.Tests.Documents;

/// <summary>A setting in a table of the documentation, and the default that it gives.</summary>
/// <param name="Owner">The property that holds the setting's options, for example <c>Polling</c>; empty for a setting of its own.</param>
/// <param name="Name">The name of the property.</param>
/// <param name="Default">The text of the default.</param>
internal sealed record SettingsRow(string Owner, string Name, string Default)
{
    /// <summary>Reads the tables whose heading is the name of an options type.</summary>
    public static IEnumerable<SettingsRow> AllIn(Document page, string heading)
    {
        bool isWithin = false;
        foreach (string line in page.Prose())
        {
            isWithin = line.StartsWith('|') && (isWithin || line.StartsWith($"| `{heading}` | default |", StringComparison.Ordinal));
            if (isWithin && line.Split('|') is [_, var names, var defaults, ..] && !defaults.Contains("---", StringComparison.Ordinal))
            {
                foreach (SettingsRow row in RowsOf(names, defaults).Where(row => row.Name != heading))
                {
                    yield return row;
                }
            }
        }
    }

    // "`Polling.FirstDelay` / `MinDelay` | 2 s / 1 s": the first name has the owner of all of them, and one default can be for all.
    private static IEnumerable<SettingsRow> RowsOf(string names, string defaults)
    {
        string[] all = [.. names.Split(" / ").Select(name => name.Trim(' ', '`'))];
        string[] values = [.. defaults.Split(" / ").Select(value => value.Trim(' ', '`'))];
        string owner = all[0].Contains('.', StringComparison.Ordinal) ? all[0].Split('.')[0] : "";
        return all.Select((name, index) => new SettingsRow(owner, name.Split('.')[^1], values[Math.Min(index, values.Length - 1)]));
    }
}
