using System.Text.Json;
using Runware.Wan25.Errors;

namespace Runware.Wan25.Transport.Wire;

/// <summary>An error as it lies in an answer: usually an object with code and message, sometimes a bare text, in an older shape with other names.</summary>
internal readonly struct ErrorReport(JsonElement json, Guid? inheritedTaskId)
{
    public const string UnknownCode = "unknown";

    /// <summary>Stands in for a message that is missing.</summary>
    public const string NoMessage = "The service gave no message.";

    // Codes become tags of metrics, messages become texts of exceptions: neither may be as long as an answer.
    private const int MaxCodeLength = 128;
    private const int MaxMessageLength = 4 * 1024;
    private const int MaxTexts = 1000;

    // What cannot be found, has expired or was cancelled, and is not the task.
    private static readonly string[] OtherSubjects = ["media", "model", "image", "audio", "video", "file", "input", "frame", "unknownModel"];

    public Guid? TaskId => json.Member("taskUUID"u8).Id() ?? inheritedTaskId;

    /// <summary>Whether the service marks it as the end of a task.</summary>
    public bool IsMarkedFailed => TaskRow.IsFailedStatus(json.Member("status"u8));

    // Read once: it is compared many times, and it may be megabytes long.
    public string Code { get; } = WholeCode(json) is var code && code.Length > MaxCodeLength ? code[..MaxCodeLength] : code;

    public bool HasCode => Code != UnknownCode;

    public bool HasMessage => ReadMessage() is not null;

    public RunwareErrorCategory Category => RunwareErrorClassifier.Classify(Code, TextOf(Code));

    /// <summary>Whether what was not found, has expired or was cancelled is the task.</summary>
    public bool IsAboutTask => Category == RunwareErrorCategory.NotFound && !StartsWithAny(Code, OtherSubjects);

    /// <summary>Whether the service passes on an error of the model's provider.</summary>
    public bool IsFromProvider => Code.Contains("provider", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the service refuses because it has no room now. It has then accepted nothing.</summary>
    public bool IsCapacityRefusal => Category == RunwareErrorCategory.RateLimit && !IsFromProvider;

    /// <summary>
    /// Whether the service has seen the task's id before. Other codes that begin with "conflict" are about parameters that do not go together; without a code the
    /// message tells.
    /// </summary>
    public bool SaysIdIsTaken => Category == RunwareErrorCategory.Conflict
        ? ContainsAny(Code, "task", "uuid") || Code.Equals("conflict", StringComparison.OrdinalIgnoreCase) || Names("taskUUID")
        : ContainsAny(Code, "taskUUID") ? ContainsAny(Code, "duplicate", "exist", "used", "taken")
        : Names("taskUUID") && ContainsAny(Message, "already exist", "already used", "already been used", "already in use", "duplicate", "not unique");

    public string Message => ReadMessage() ?? NoMessage;

    /// <summary>Whether an input could not be fetched, which the service tries only after it has taken the task in.</summary>
    public bool IsUploadFailure => ContainsAny(Code, "UploadFailed");

    /// <summary>How long the service asks to wait, from the body of the error.</summary>
    public TimeSpan? RetryAfter =>
        json.Member("retryAfter"u8).Number() is >= 0 and <= int.MaxValue and var seconds ? TimeSpan.FromSeconds((double)seconds) : null;

    /// <summary>Whether the error names one of these parameters.</summary>
    public bool Names(params string[] parameters)
    {
        var named = json.Member("parameter"u8);
        return named.ValueKind == JsonValueKind.Array
            ? named.EnumerateArray().Take(MaxTexts).Any(item => item.Text() is { } text && parameters.Contains(text, StringComparer.OrdinalIgnoreCase))
            : named.Text() is { } single && parameters.Contains(single, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Makes the public error, with its texts redacted and its JSON kept, without the key.</summary>
    public RunwareError ToError(Secrets secrets)
    {
        var code = secrets.Clean(WholeCode(json), MaxCodeLength);
        return new RunwareError(code, RunwareErrorClassifier.Classify(code, TextOf(code)), secrets.Clean(Message, MaxMessageLength))
        {
            Parameters = Texts(json.Member("parameter"u8), secrets),
            AllowedValues = Texts(json.Member("allowedValues"u8), secrets),
            TaskId = TaskId,
            RequestId = json.Member("requestId"u8).Text() is { Length: > 0 } requestId ? secrets.Clean(requestId, MaxCodeLength) : null,
            ProviderMessage = ProviderText is { Length: > 0 } text ? secrets.Clean(text, MaxMessageLength) : null,
            RetryAfter = RetryAfter,
            Documentation = json.Member("documentation"u8).Url(),
            Json = secrets.WithoutKey(json),
        };
    }

    // A text or an object; older errors have it one level deeper.
    private string? ProviderText => AsText(json.Member("responseContent"u8)) ?? AsText(json.Member("additionalDetails"u8).Member("responseContent"u8));

    private string? TextOf(string code) => RunwareErrorClassifier.NeedsText(code) ? $"{ReadMessage()} {ProviderText}" : null;

    private string? ReadMessage() => json.ValueKind == JsonValueKind.Object
        ? NonEmpty(json.Member("message"u8).Text()) ?? NonEmpty(json.Member("errorMessage"u8).Text()) ?? NonEmpty(json.Member("error"u8).Text())
        : NonEmpty(json.Text());

    private static string WholeCode(JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? NonEmpty(json.Member("code"u8).Text()) ?? NonEmpty(json.Member("errorCode"u8).Text()) ?? NonEmpty(json.Member("errorId"u8).Text())
            ?? NonEmpty(json.Member("error"u8).Member("code"u8).Text()) ?? UnknownCode
        : UnknownCode;

    private static string? AsText(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.GetRawText() : NonEmpty(value.Text());

    private static List<string> Texts(JsonElement value, Secrets secrets)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return NonEmpty(value.Text()) is { } single ? [secrets.Clean(single, MaxMessageLength)] : [];
        }

        var texts = new List<string>();
        foreach (var item in value.EnumerateArray().Take(MaxTexts))
        {
            if (item.Text() is { } text)
            {
                texts.Add(secrets.Clean(text, MaxMessageLength));
            }
        }

        return texts;
    }

    private static bool StartsWithAny(string text, string[] prefixes) => prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static bool ContainsAny(string text, params string[] parts) => parts.Any(part => text.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
