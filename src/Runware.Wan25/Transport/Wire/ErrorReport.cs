using System.Text.Json;
using Runware.Wan25.Errors;

namespace Runware.Wan25.Transport.Wire;

/// <summary>An error as it lies in an answer: usually an object with code and message, sometimes a bare text, once an older shape with other names.</summary>
internal readonly struct ErrorReport(JsonElement json, Guid? inheritedTaskId)
{
    public const string UnknownCode = "unknown";

    // Codes become tags of metrics, messages become texts of exceptions: neither may be as long as an answer.
    private const int LongestCode = 128;
    private const int LongestMessage = 4 * 1024;
    private const int MostTexts = 1000;

    public Guid? TaskId => json.Member("taskUUID"u8).Id() ?? inheritedTaskId;

    /// <summary>Whether the service marks it as the end of a task (<c>"status":"error"</c>) and not as trouble with the question.</summary>
    public bool IsMarkedFinal => json.Member("status"u8).Is("error"u8);

    // Read once: many questions are asked about it, and it may be megabytes long.
    public string Code { get; } = WholeCode(json) is var code && code.Length > LongestCode ? code[..LongestCode] : code;

    public RunwareErrorCategory Category => RunwareErrorClassifier.Classify(Code);

    /// <summary>The service does not know the task. It may be too early to know it.</summary>
    public bool SaysTaskIsMissing => IsAboutTheTask && Code.EndsWith("NotFound", StringComparison.OrdinalIgnoreCase);

    /// <summary>The service knew the task and keeps it no more: it has expired or was cancelled.</summary>
    public bool SaysTaskIsGone => IsAboutTheTask && !SaysTaskIsMissing;

    /// <summary>The service has seen the task's id before. Other codes that begin with "conflict" are about parameters that do not go together.</summary>
    public bool SaysIdIsTaken => Category == RunwareErrorCategory.Conflict
        && (Code.Contains("task", StringComparison.OrdinalIgnoreCase) || Code.Contains("uuid", StringComparison.OrdinalIgnoreCase)
            || Code.Equals("conflict", StringComparison.OrdinalIgnoreCase) || json.Member("parameter"u8).Is("taskUUID"u8));

    private bool IsAboutTheTask => Category == RunwareErrorCategory.NotFound && Code.StartsWith("task", StringComparison.OrdinalIgnoreCase);

    public string Message =>
        (json.ValueKind == JsonValueKind.Object
            ? NonEmpty(json.Member("message"u8).Text()) ?? NonEmpty(json.Member("errorMessage"u8).Text()) ?? NonEmpty(json.Member("error"u8).Text())
            : NonEmpty(json.Text()))
        ?? "The service gave no message.";

    /// <summary>Makes the public error, with its message scrubbed and its JSON kept, without the key.</summary>
    public RunwareError ToError(Secrets secrets)
    {
        var code = secrets.Clean(WholeCode(json), LongestCode);
        return new RunwareError(code, RunwareErrorClassifier.Classify(code), secrets.Clean(Message, LongestMessage))
        {
            Parameters = Texts(json.Member("parameter"u8), secrets),
            AllowedValues = Texts(json.Member("allowedValues"u8), secrets),
            TaskId = TaskId,
            Documentation = json.Member("documentation"u8).Url(),
            Json = secrets.WithoutKey(json),
        };
    }

    private static string WholeCode(JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? NonEmpty(json.Member("code"u8).Text()) ?? NonEmpty(json.Member("errorId"u8).Text()) ?? NonEmpty(json.Member("error"u8).Member("code"u8).Text()) ?? UnknownCode
        : UnknownCode;

    private static List<string> Texts(JsonElement value, Secrets secrets)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return NonEmpty(value.Text()) is { } single ? [secrets.Clean(single, LongestMessage)] : [];
        }

        var texts = new List<string>();
        foreach (var item in value.EnumerateArray().Take(MostTexts))
        {
            if (item.Text() is { } text)
            {
                texts.Add(secrets.Clean(text, LongestMessage));
            }
        }

        return texts;
    }

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
