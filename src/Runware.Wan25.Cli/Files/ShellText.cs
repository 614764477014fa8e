namespace Runware.Wan25.Cli.Files;

/// <summary>Writes an argument so that it can be pasted into a shell.</summary>
internal static class ShellText
{
    public static string Quote(string argument) =>
        argument.Length > 0 && argument.All(letter => char.IsLetterOrDigit(letter) || "-_./:\\".Contains(letter, StringComparison.Ordinal))
            ? argument
            : OperatingSystem.IsWindows() ? $"\"{argument}\""
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
