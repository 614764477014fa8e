using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;

namespace Runware.Wan25.Cli.Service;

/// <summary>Finds the API key in the given file, in the environment, or in the user's own file. It is never an argument.</summary>
internal static class ApiKeySource
{
    public static string Find(ServiceChoice choice, CliEnvironment environment)
    {
        if (choice.KeyFile is { } named)
        {
            return ApiKeyFile.Read(named);
        }

        if (environment.GetVariable(Wan25ClientOptions.ApiKeyEnvironmentVariable) is { } key && !string.IsNullOrWhiteSpace(key))
        {
            return key.Trim();
        }

        string file = Path.Combine(environment.ConfigFolder, "wan25", "key");
        return File.Exists(file)
            ? ApiKeyFile.Read(file)
            : throw new CliException(new(ErrorCodes.KeyMissing, ExitCodes.Credentials, "There is no API key.")
            {
                Advice = $"Set {Wan25ClientOptions.ApiKeyEnvironmentVariable}, or write the key to {file} and run chmod 600 on it. "
                    + "With --emulator no key is needed.",
            });
    }
}
