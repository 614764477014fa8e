namespace Runware.Wan25.Emulator;

/// <summary>The errors that are not about a parameter of a generation. Codes and known texts are Runware's.</summary>
internal static class ServiceErrors
{
    private static readonly TimeSpan OverloadedFor = TimeSpan.FromSeconds(60);

    public static TaskError InvalidBody() => new()
    {
        Code = "invalidJson",
        Message = "The request body must be a JSON array with at least one task object.",
    };

    public static TaskError InvalidApiKey() => new()
    {
        Code = "invalidApiKey",
        Message = "Invalid API key. Get one at https://runware.ai/signup",
        Parameters = ["apiKey"],
        TaskType = "authentication",
        HttpStatus = 401,
    };

    public static TaskError InsufficientCredits(Guid taskId) => new()
    {
        Code = "insufficientCredits",
        Message = "Insufficient credits to run this task. Please add credits to your account.",
        TaskId = taskId,
        HttpStatus = 402,
    };

    /// <summary>The refusal of an account that has never paid, whatever its free credit is.</summary>
    public static TaskError NeverPaid(Guid? taskId) => new()
    {
        Code = "videoInferenceInsufficientCredits",
        Message = "Insufficient credits for video inference. Please make a payment first.",
        TaskType = "videoInference",
        TaskId = taskId,
        HasDocumentation = false,
    };

    public static TaskError NoRoom(Guid? taskId, CapacityRefusal shape, TimeSpan? retryAfter) => shape == CapacityRefusal.Overloaded
        ? Overloaded(taskId, retryAfter ?? OverloadedFor, 429)
        : new TaskError
        {
            Code = "concurrentRequestLimitExceeded",
            Message = "Insufficient available balance. Some of your credits are currently reserved for requests in progress. "
                + "Please wait...",
            TaskType = "videoInference",
            TaskId = taskId,
            HasDocumentation = false,
            OmitsData = shape == CapacityRefusal.Ok,
            RetryAfter = Positive(retryAfter),
            HttpStatus = shape switch
            {
                CapacityRefusal.Ok => 200,
                CapacityRefusal.TooManyRequests => 429,
                _ => 400,
            },
        };

    public static TaskError Overloaded(Guid? taskId, TimeSpan? retryAfter, int status) => new()
    {
        Code = "serviceOverloaded",
        Message = "The service is temporarily unavailable due to high demand. Please try again later.",
        TaskId = taskId,
        HasDocumentation = false,
        OmitsData = true,
        RetryAfter = Positive(retryAfter),
        HttpStatus = status,
    };

    /// <summary>The error is about the account, not about the task.</summary>
    public static TaskError NoCredits() => new()
    {
        Code = "insufficientCredits",
        Message = "Insufficient credits",
        HasDocumentation = false,
        OmitsData = true,
        HttpStatus = 402,
    };

    public static TaskError TimedOut(Guid? taskId) => new()
    {
        Code = "failedTaskTimeout",
        Message = "Task processing timeout. Results were not received within the expected time window. Please try again later.",
        TaskId = taskId,
        HasDocumentation = false,
        OmitsData = true,
        HttpStatus = 504,
    };

    public static TaskError Unreadable(Guid? taskId, int status) => new()
    {
        Code = null,
        Message = "Unknown error while reading results. Please try again later or contact support at support@runware.ai",
        TaskId = taskId,
        HasDocumentation = false,
        OmitsData = true,
        HttpStatus = status,
    };

    public static TaskError Conflict(Guid taskId, ConflictShape shape) => new()
    {
        Code = shape == ConflictShape.WithoutCode ? null : "conflictTaskUUID",
        WritesNullCode = true,
        Message = shape == ConflictShape.WithoutCode
            ? "taskUUID already exists"
            : "A task with this taskUUID already exists. Each task needs a unique taskUUID.",
        Parameters = ["taskUUID"],
        Type = "string",
        TaskId = taskId,
        HttpStatus = shape == ConflictShape.HttpConflict ? 409 : 400,
    };

    public static TaskError UnsupportedTaskType(Guid? taskId) => new()
    {
        Code = "unsupportedTaskType",
        Message = "The task type is missing or not supported.",
        Parameters = ["taskType"],
        Type = "string",
        AllowedTexts = ["videoInference", "getResponse", "getTaskDetails", "imageUpload", "mediaStorage", "accountManagement", "ping"],
        TaskId = taskId,
    };

    public static TaskError Missing(string parameter, Guid? taskId) => new()
    {
        Code = "missing" + char.ToUpperInvariant(parameter[0]) + parameter[1..],
        Message = $"The parameter {parameter} is required.",
        Parameters = [parameter],
        TaskId = taskId,
    };

    public static TaskError TaskNotFound(Guid taskId, bool omitsData = false) => new()
    {
        Code = "taskNotFound",
        Message = "No task with this taskUUID was found.",
        TaskId = taskId,
        OmitsData = omitsData,
        HttpStatus = 404,
    };

    public static TaskError MediaNotFound(string parameter, Guid? taskId) => new()
    {
        Code = "mediaNotFound",
        Message = "No media with this UUID was found in the account.",
        Parameters = [parameter],
        Type = "string",
        TaskId = taskId,
    };

    public static TaskError BatchTooLarge(int max) => new()
    {
        Code = "arrayTooLarge",
        Message = $"A request may contain at most {max} tasks.",
        Max = max,
    };

    public static TaskError SeveralPolls() => new()
    {
        Code = "arrayTooLarge",
        Message = "A request may contain at most one getResponse task.",
        Max = 1,
    };

    private static TimeSpan? Positive(TimeSpan? time) => time > TimeSpan.Zero ? time : null;
}
