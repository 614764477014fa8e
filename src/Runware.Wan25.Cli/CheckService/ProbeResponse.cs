using System.Net;
using System.Text.Json;
using Runware.Wan25.Errors;
using Runware.Wan25.Transport.Classification;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>The response to one request, not interpreted.</summary>
/// <param name="Status">The HTTP status; 0 if there was no response.</param>
/// <param name="Json">The body, if it was a JSON object.</param>
/// <param name="Failure">Why there was no response.</param>
internal sealed record ProbeResponse(int Status, JsonElement? Json, string? Failure = null)
{
    private static readonly string[] SayNothing =
        ["taskNotFound", "concurrentRequestLimitExceeded", "serviceOverloaded", "failedTaskTimeout", "rateLimitExceeded"];

    /// <summary>Gets the header <c>Retry-After</c>; null if there was none.</summary>
    public string? RetryAfter { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Gets whether the status refuses the client, or requests it to wait, regardless of its request.</summary>
    public bool IsAboutTheCaller => Status is 0 or 401 or 402 or 403 or 408 or 429;

    public IReadOnlyList<JsonElement> AllRows => [.. Items("data")];

    public bool HasData => Json is { } json && json.TryGetProperty("data", out _);

    public IReadOnlyList<JsonElement> Rows(Guid id) => [.. Items("data").Where(item => IdOf(item) == id)];

    public IReadOnlyList<JsonElement> Errors(Guid id) => [.. Items("errors").Where(item => IdOf(item) == id)];

    /// <summary>Gets the errors that name no task, or another one.</summary>
    public IReadOnlyList<JsonElement> OtherErrors(params Guid[] ids) =>
        [.. Items("errors").Where(item => IdOf(item) is not { } id || !ids.Contains(id))];

    /// <summary>Gets the errors about a task, and those that name none.</summary>
    public IReadOnlyList<JsonElement> Refusals(Guid id) => [.. Items("errors").Where(item => IdOf(item) is not { } about || about == id)];

    /// <summary>
    /// Gets whether an order was refused for certain, so that it costs nothing: with errors that all prove it, and without a row of it.
    /// </summary>
    public bool ProvesRefusal(Guid id) => Refusals(id) is { Count: > 0 } errors && Rows(id).Count == 0 && errors.All(ProvesRefusal);

    public bool SaysNothing(Guid id) => IsSuccess && Json is not null && Rows(id).Count == 0 && Refusals(id).Count == 0;

    /// <summary>
    /// Gets whether a task is reported as failed: with errors or rows that are final, and with nothing that contradicts them.
    /// </summary>
    public bool SaysFailed(Guid id) => !IsAboutTheCaller
        && Rows(id).All(IsFailed)
        && Errors(id).Count + Rows(id).Count > 0
        && Errors(id).All(error => Text(error, "code") is not { } code
            || (!SayNothing.Contains(code) && !code.EndsWith("InsufficientCredits", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Gets whether there is only the row that any id may get.</summary>
    public bool IsGeneric(Guid id) => Rows(id) is { Count: > 0 } rows && rows.All(IsGeneric);

    public static bool IsGeneric(JsonElement row) =>
        Says(row, "taskType", "getResponse") && !IsFinal(row) && Text(row, "status") is not null;

    /// <summary>Determines whether a row is a finished video.</summary>
    public static bool IsVideo(JsonElement row) => Text(row, "videoUUID") is not null || Text(row, "videoURL") is not null;

    public static bool IsFailed(JsonElement row) => Says(row, "status", "error") || Says(row, "status", "failed");

    public static bool IsFinal(JsonElement row) => IsVideo(row) || IsFailed(row);

    public static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Determines whether a member has a value, ignoring case as the client does.</summary>
    public static bool Says(JsonElement json, string name, string word) =>
        string.Equals(Text(json, name), word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Describes the response for the report: statuses and codes, but no text of the service.</summary>
    public string Describe()
    {
        if (Failure is not null)
        {
            return $"no response ({Failure})";
        }

        IEnumerable<string> rows = Items("data")
            .Select(row => $"{Text(row, "taskType") ?? "no type"}/{Text(row, "status") ?? (IsVideo(row) ? "video" : "no status")}")
            .GroupBy(row => row).Select(group => group.Count() > 1 ? $"{group.Count()} × {group.Key}" : group.Key);
        IEnumerable<string> errors = Items("errors").Select(error => Text(error, "code") ?? "no code");
        return $"HTTP {Status}, rows: {Join(rows)}, errors: {Join(errors)}";
    }

    // As the client judges the response to a submission: lack of capacity is a refusal with any status, a failure of the service or of its
    // provider with none.
    private bool ProvesRefusal(JsonElement error) =>
        RunwareErrorClassifier.Classify(Text(error, "code") ?? RunwareErrorClassifier.UnknownCode, Text(error, "message")) switch
        {
            RunwareErrorCategory.RateLimit => true,
            RunwareErrorCategory.Server or RunwareErrorCategory.Provider or RunwareErrorCategory.Timeout => false,
            RunwareErrorCategory.Unknown or RunwareErrorCategory.NotFound =>
                HttpStatusClassifier.ProvesNotAccepted((HttpStatusCode)Status),
            _ => !HttpStatusClassifier.IsServerError((HttpStatusCode)Status)
                && !HttpStatusClassifier.IsRequestTimeout((HttpStatusCode)Status),
        };

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } text ? text : "none";

    private IEnumerable<JsonElement> Items(string name) =>
        Json is { } json && json.TryGetProperty(name, out JsonElement items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];

    private static Guid? IdOf(JsonElement json) => Guid.TryParse(Text(json, "taskUUID"), out Guid id) ? id : null;
}
