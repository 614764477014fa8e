using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Files;

/// <summary>Checks that files can be written before anything is paid.</summary>
internal static class WritableFolder
{
    /// <exception cref="CliException">The folder is missing, or cannot be written to.</exception>
    public static void Check(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw Refused($"The folder {folder} does not exist.");
        }

        try
        {
            string probe = Path.Combine(folder, $".wan25-{Path.GetRandomFileName()}");
            File.Create(probe, 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Refused($"The folder {folder} cannot be written to: {exception.Message}");
        }
    }

    private static CliException Refused(string message) =>
        new(new(ErrorCodes.File, ExitCodes.Invalid, message) { Advice = "Nothing was sent." });
}
