namespace Runware.Wan25.Options;

/// <summary>The API key among the settings: where it comes from, and what is wrong with it.</summary>
internal static class ApiKeySetting
{
    /// <summary>Gets the key that was set in code or in the configuration, or else that of the environment variable.</summary>
    public static string? Find(Wan25ClientOptions options) =>
        options.ApiKey ?? Environment.GetEnvironmentVariable(Wan25ClientOptions.ApiKeyEnvironmentVariable);

    /// <summary>Gets what is wrong with a key; <see langword="null"/> where it is valid.</summary>
    public static string? ProblemOf(string? key) =>
        string.IsNullOrWhiteSpace(key) ? "is not set."
        : key.Any(character => character is <= ' ' or >= '\x7f')
            ? "contains characters that no API key has (white space, control characters, or non-ASCII)."
        : null;

    /// <summary>Gets what is wrong with the settings of the key, and where to set it.</summary>
    public static string? ProblemOf(Wan25ClientOptions options, string? sectionPath)
    {
        if (options.ApiKeyProvider is not null)
        {
            return options.ApiKey is null ? null : "ApiKey and ApiKeyProvider are both set: set one of them.";
        }

        string? key = Find(options);
        string advice = string.IsNullOrWhiteSpace(key) ? " " + AdviceOn(sectionPath) : "";
        return ProblemOf(key) is { } problem ? $"ApiKey {problem}{advice}" : null;
    }

    private static string AdviceOn(string? sectionPath) => sectionPath is { Length: > 0 }
        ? $"Set {sectionPath}:ApiKey in the configuration (during development: dotnet user-secrets set {sectionPath}:ApiKey <key>; "
            + $"elsewhere: the environment variable {sectionPath.Replace(":", "__", StringComparison.Ordinal)}__ApiKey), "
            + $"or the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}."
        : $"Set it in code, or the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}; or keep it with "
            + "dotnet user-secrets set Wan25:ApiKey <key> and register the client with AddWan25(configuration.GetSection(\"Wan25\")).";
}
