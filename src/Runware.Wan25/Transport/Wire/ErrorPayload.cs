using System.Net;
using System.Text.Json;
using Runware.Wan25.Errors;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Transport.Wire;

/// <summary>An error in a response: an object with code and message, in an older shape with other names, or only a text.</summary>
internal readonly struct ErrorPayload(JsonElement json, Guid? inheritedTaskId)
{
    public const string UnknownCode = RunwareErrorClassifier.UnknownCode;

    public const string NoMessage = "The service sent no message.";

    // Codes become tags of metrics, and messages become texts of exceptions: a response may hold megabytes of either.
    private const int MaxCodeLength = 128;
    private const int MaxMessageLength = 4 * 1024;
    private const int MaxTexts = 1000;

    public Guid? TaskId => json.Member("taskUUID"u8).Id() ?? inheritedTaskId;

    /// <summary>Gets whether the service marks it as the end of a task.</summary>
    public bool IsMarkedFailed => TaskRow.IsFailedStatus(json.Member("status"u8));

    // Read once and cut: it is compared many times, and it may be megabytes long.
    public string Code { get; } = WholeCode(json) is var code && code.Length > MaxCodeLength ? code[..MaxCodeLength] : code;

    public bool HasCode => Code != UnknownCode;

    public bool HasMessage => ReadMessage() is not null;

    public RunwareErrorCategory Category => IsTaskIdTaken ? RunwareErrorCategory.Conflict : CategoryOfCode;

    /// <summary>
    /// Gets whether it is the task that was not found, has expired or was canceled. Where neither the id nor the code names the task, it
    /// may be the route.
    /// </summary>
    public bool IsAboutTask => Category == RunwareErrorCategory.NotFound && NotFoundSubject.IsTask(Code)
        && (TaskId is not null || NotFoundSubject.NamesTask(Code));

    /// <summary>Gets whether the service passes on an error of the model's provider.</summary>
    public bool IsFromProvider => Code.Contains("provider", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets whether the id of the task was used before.</summary>
    public bool IsTaskIdTaken => ConflictErrorClassifier.IsTaskIdTaken(this);

    public string Message => ReadMessage() ?? NoMessage;

    /// <summary>Gets whether an input could not be fetched, which the service attempts only after it has accepted the task.</summary>
    public bool IsUploadFailure => Code.Contains("UploadFailed", StringComparison.OrdinalIgnoreCase);

    public TimeSpan? RetryAfter => RetryAfterReader.FromSeconds(json.Member("retryAfter"u8).Number());

    public bool HasAnyCodeOf(string[] codes) => codes.Contains(Code, StringComparer.OrdinalIgnoreCase);

    public bool Names(params string[] parameters) =>
        TextsOf(json.Member("parameter"u8)).Any(text => parameters.Contains(text, StringComparer.OrdinalIgnoreCase));

    /// <summary>Gets the category; where the code is unknown, that of the HTTP status of the response.</summary>
    public RunwareErrorCategory CategoryWith(HttpStatusCode? status) => HttpStatusClassifier.CategoryOf(status, Category);

    /// <summary>Creates the public error, with redacted texts and with the JSON without the API key.</summary>
    public RunwareError ToError(Redactor redactor, HttpStatusCode? status = null)
    {
        string code = redactor.Sanitize(WholeCode(json), MaxCodeLength);
        return new RunwareError(code, CategoryWith(status), redactor.Sanitize(Message, MaxMessageLength))
        {
            Parameters = SanitizedTexts("parameter"u8, redactor),
            AllowedValues = SanitizedTexts("allowedValues"u8, redactor),
            TaskId = TaskId,
            RequestId = json.Member("requestId"u8).Text() is { Length: > 0 } requestId ? redactor.Sanitize(requestId, MaxCodeLength) : null,
            ProviderMessage = ProviderText is { Length: > 0 } text ? redactor.Sanitize(text, MaxMessageLength) : null,
            RetryAfter = RetryAfter,
            Documentation = json.Member("documentation"u8).Url(),
            Json = redactor.WithoutKey(json),
        };
    }

    // A text or an object; older errors have it one level deeper.
    private string? ProviderText => AsText(json.Member("responseContent"u8))
        ?? AsText(json.Member("additionalDetails"u8).Member("responseContent"u8));

    private RunwareErrorCategory CategoryOfCode =>
        RunwareErrorClassifier.Classify(Code, RunwareErrorClassifier.NeedsText(Code) ? $"{ReadMessage()} {ProviderText}" : null);

    private List<string> SanitizedTexts(ReadOnlySpan<byte> name, Redactor redactor) =>
        TextsOf(json.Member(name)).Select(text => redactor.Sanitize(text, MaxMessageLength)).ToList();

    private string? ReadMessage() => json.ValueKind == JsonValueKind.Object
        ? NonEmpty(json.Member("message"u8).Text())
            ?? NonEmpty(json.Member("errorMessage"u8).Text())
            ?? NonEmpty(json.Member("error"u8).Text())
        : NonEmpty(json.Text());

    private static string WholeCode(JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? NonEmpty(json.Member("code"u8).Text())
            ?? NonEmpty(json.Member("errorCode"u8).Text())
            ?? NonEmpty(json.Member("errorId"u8).Text())
            ?? NonEmpty(json.Member("error"u8).Member("code"u8).Text())
            ?? UnknownCode
        : UnknownCode;

    private static string? AsText(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? value.GetRawText() : NonEmpty(value.Text());

    // The service names one alone or several in an array.
    private static IEnumerable<string> TextsOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Take(MaxTexts).Select(item => item.Text()).OfType<string>()
        : NonEmpty(value.Text()) is { } single ? [single] : [];

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
