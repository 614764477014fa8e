namespace Runware.Wan25.Emulator;

/// <summary>The names of members whose text is kept: words of the service, and ids.</summary>
internal static class KnownJsonMembers
{
    private const int MaxPlain = 128;

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "taskType", "taskUUID", "model", "deliveryMethod", "outputType", "outputFormat", "resolution", "operation", "frame", "mode",
        "status", "code", "errorCode", "parameter", "type", "videoUUID", "mediaUUID", "imageUUID", "uuid", "currency", "requestId",
        "problemType", "baseModelArchitecture", "_provider", "allowedValues", "cost", "seed", "retryAfter", "min", "max", "progress",
    };

    private static readonly HashSet<string> Prompts = new(StringComparer.Ordinal) { "positivePrompt", "negativePrompt", "prompt" };

    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "apiKey", "connectionSessionUUID", "token", "secret", "password", "authorization",
    };

    public static bool IsPlain(string name) => Plain.Contains(name);

    public static bool IsPrompt(string name) => Prompts.Contains(name);

    public static bool IsKey(string name) => Keys.Contains(name);

    /// <summary>Determines whether a text can be a word of the service or an id: short, and without white space.</summary>
    public static bool IsWord(string text) => text.Length <= MaxPlain
        && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':' or '@' or '[' or ']' or '/');
}
