namespace Runware.Wan25.Emulator;

/// <summary>Why a generation fails, as the service reports it.</summary>
/// <param name="Code">The error code.</param>
/// <param name="Message">The error message.</param>
internal sealed record GenerationFailure(string Code, string Message)
{
    public static readonly GenerationFailure ProviderFilter = new(
        "providerError",
        " responded with HTTP DataInspectionFailed. Additional information below.")
    {
        IsBare = true,
        OmitsData = true,
    };

    public static readonly GenerationFailure SafetySystem = new(
        "providerBadRequest",
        "The request was rejected by the safety system of the provider. safety_violations=[violence]")
    {
        IsBare = true,
        OmitsData = true,
    };

    public static readonly GenerationFailure FirstFrame = new(
        "invalidValueUploadFailed",
        "Processing parameter 'inputs.frameImages' failed.")
    {
        Parameter = "inputs.frameImages",
        IsBare = true,
        OmitsData = true,
    };

    /// <summary>The content moderation of a provider rejects the result.</summary>
    public static GenerationFailure Moderation(string provider) => new(
        "invalidProviderContent",
        $"Invalid content detected. The generated content was flagged and rejected by {provider}'s content moderation system.")
    {
        ResponseContent = "The generated video was blocked by our content filters. You will not be charged for blocked videos.",
        TaskType = "videoInference",
        IsBare = true,
    };

    public string? Parameter { get; init; }

    /// <summary>The provider's response: text, or the text of a JSON object.</summary>
    public string? ResponseContent { get; init; }

    public string? TaskType { get; init; }

    /// <summary>Whether the error has no link to the documentation, as in recorded responses.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether a response with nothing else has no <c>data</c>.</summary>
    public bool OmitsData { get; init; }

    /// <summary>The HTTP status of the provider's response, as the archive reports it.</summary>
    public int ProviderStatus => Code == "timeoutProvider" ? 504 : 400;

    public TaskError ToError(Guid taskId, RunwareEmulatorOptions options) => new()
    {
        Code = Code,
        Message = Message,
        Parameters = Parameter is null ? [] : [Parameter],
        ResponseContent = ResponseContent,
        TaskType = TaskType,
        TaskId = taskId,
        HasStatus = options.FailedPollHasStatus,
        HasDocumentation = !IsBare,
        OmitsData = OmitsData,
        HttpStatus = HttpStatus(options),
    };

    /// <summary>The HTTP status of a response that reports a failure and nothing else.</summary>
    public static int HttpStatus(RunwareEmulatorOptions options) => options.FailedPoll switch
    {
        FailedPollStatus.Ok => 200,
        FailedPollStatus.ServerError => 500,
        _ => 400,
    };
}
