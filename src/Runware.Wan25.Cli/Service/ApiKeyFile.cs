using Microsoft.Win32.SafeHandles;
using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Service;

/// <summary>Reads an API key from a file that only its owner can read.</summary>
internal static class ApiKeyFile
{
    private const int MaxLength = 4096;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="CliException">The file is missing, empty or too long, or others may read it.</exception>
    public static string Read(string path)
    {
        try
        {
            using SafeFileHandle file = File.OpenHandle(path);

            // Read from the open file, so that it cannot be replaced in between. Windows has no such mode.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
            {
                throw Unsafe($"The key file {path} can be read by others.", $"Run: chmod 600 \"{path}\"");
            }

            byte[] bytes = new byte[MaxLength];
            int length = RandomAccess.Read(file, bytes, 0);
            string key = System.Text.Encoding.UTF8.GetString(bytes, 0, length).Trim();
            return key.Length == 0 || length == MaxLength || key.AsSpan().ContainsAny('\r', '\n')
                ? throw Unsafe($"The key file {path} must hold the API key and nothing else.", advice: null)
                : key;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                new(ErrorCodes.KeyMissing, ExitCodes.Credentials, $"The key file {path} cannot be read: {exception.Message}"), exception);
        }
    }

    private static CliException Unsafe(string message, string? advice) =>
        new(new(ErrorCodes.KeyFileUnsafe, ExitCodes.Credentials, message) { Advice = advice });
}
