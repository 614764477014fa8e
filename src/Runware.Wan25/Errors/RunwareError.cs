using System.Text.Json;

namespace Runware.Wan25;

/// <summary>
/// One error as the service reported it. See <see href="https://runware.ai/docs/en/utilities/errors">Runware's error documentation</see>.
/// </summary>
/// <remarks>
/// <see cref="Message"/> is redacted of the API key, of the prompts and of URL queries. <see cref="Json"/> is the original without the key:
/// it may repeat what was sent, so do not log it.
/// </remarks>
public sealed class RunwareError
{
    internal RunwareError(string code, RunwareErrorCategory category, string message)
    {
        Code = code;
        Category = category;
        Message = message;
    }

    /// <summary>The service's own code, for example <c>timeoutProvider</c>. An open set: decide on <see cref="Category"/> where you can.</summary>
    public string Code { get; }

    /// <summary>The closed category of <see cref="Code"/>.</summary>
    public RunwareErrorCategory Category { get; }

    /// <summary>The service's message, in English.</summary>
    public string Message { get; }

    /// <summary>The parameters the error is about, for example <c>duration</c>; empty when the service named none.</summary>
    public IReadOnlyList<string> Parameters { get; internal init; } = [];

    /// <summary>The values the service would have accepted; empty when it named none.</summary>
    public IReadOnlyList<string> AllowedValues { get; internal init; } = [];

    /// <summary>The task the error is about, or <see langword="null"/> when the service named none.</summary>
    public Guid? TaskId { get; internal init; }

    /// <summary>Gets the service's id of the failed request, for its support.</summary>
    /// <value>The id, or <see langword="null"/> when the service gave none.</value>
    public string? RequestId { get; internal init; }

    /// <summary>Gets what the model's provider said (<c>responseContent</c>): text, or JSON as text.</summary>
    /// <value>The text, or <see langword="null"/> when the service passed none on.</value>
    public string? ProviderMessage { get; internal init; }

    /// <summary>Gets how long the service asked to wait, in the error itself.</summary>
    /// <value>The time from the answer on, or <see langword="null"/> when the error did not say.</value>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>A page of the service's documentation about this error, or <see langword="null"/>.</summary>
    public Uri? Documentation { get; internal init; }

    /// <summary>Whether a new attempt (a new request with a new task id) may succeed without any change.</summary>
    public bool IsTransient => Category is RunwareErrorCategory.RateLimit or RunwareErrorCategory.Timeout
        or RunwareErrorCategory.Provider or RunwareErrorCategory.Server;

    /// <summary>The error as it came, unknown members included. <see cref="JsonValueKind.Undefined"/> when there was no JSON.</summary>
    public JsonElement Json { get; internal init; }

    /// <summary>The code and the message.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => $"{Code}: {Message}";
}
