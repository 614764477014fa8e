using System.Text.Json;
using System.Text.Json.Serialization;
using Runware.Wan25.Errors;

namespace Runware.Wan25;

/// <summary>
/// Represents one error as the service reported it. See <see href="https://runware.ai/docs/en/utilities/errors">Runware's error
/// documentation</see>.
/// </summary>
/// <remarks>
/// The API key, the prompts and URL queries are removed from <see cref="Message"/>. <see cref="Json"/> is the original without the key: it
/// may repeat what was sent, so do not log it.
/// </remarks>
public sealed class RunwareError
{
    internal RunwareError(string code, RunwareErrorCategory category, string message)
    {
        Code = code;
        Category = category;
        Message = message;
    }

    /// <summary>Gets the service's own code, for example <c>timeoutProvider</c>.</summary>
    /// <remarks>The codes are an open set: decide on <see cref="Category"/> where you can.</remarks>
    public string Code { get; }

    /// <summary>Gets the category of <see cref="Code"/>, one of a closed set.</summary>
    public RunwareErrorCategory Category { get; }

    /// <summary>Gets the service's message, in English.</summary>
    public string Message { get; }

    /// <summary>Gets the parameters that the error is about, for example <c>duration</c>; empty when the service named none.</summary>
    public IReadOnlyList<string> Parameters { get; internal init; } = [];

    /// <summary>Gets the values that the service accepts for the parameter; empty when it named none.</summary>
    public IReadOnlyList<string> AllowedValues { get; internal init; } = [];

    /// <summary>Gets the id of the task that the error is about.</summary>
    /// <value>The id, or <see langword="null"/> when the service named none.</value>
    public Guid? TaskId { get; internal init; }

    /// <summary>Gets the service's id of the failed request. Its support can look the request up by it.</summary>
    /// <value>The id, or <see langword="null"/> when the service gave none.</value>
    public string? RequestId { get; internal init; }

    /// <summary>Gets the message of the model's provider (<c>responseContent</c>): text, or JSON as text.</summary>
    /// <value>The text, or <see langword="null"/> when the service passed none on.</value>
    public string? ProviderMessage { get; internal init; }

    /// <summary>Gets the delay that the error itself names before the next attempt.</summary>
    /// <value>The time from the response on, or <see langword="null"/> when the error names none, or no time at all.</value>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Gets the URL of the service's documentation of this error.</summary>
    /// <value>The URL, or <see langword="null"/> when the service gave none.</value>
    public Uri? Documentation { get; internal init; }

    /// <summary>Gets a value that indicates whether the same request under a new task id may succeed later.</summary>
    public bool IsTransient => Category.IsTransient();

    /// <summary>Gets the error as the service sent it, unknown members included. It is not serialized.</summary>
    /// <value>The JSON; <see cref="JsonValueKind.Undefined"/> when there was none.</value>
    [JsonIgnore]
    public JsonElement Json { get; internal init; }

    /// <summary>Returns the code and the message.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => $"{Code}: {Message}";
}
