namespace Runware.Wan25.Emulator;

/// <summary>The errors that are not about a parameter of a generation. Codes and known texts are Runware's.</summary>
internal static class ServiceErrors
{
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

    public static TaskError QueueIsFull(Guid taskId) => new()
    {
        Code = "rateLimitExceeded",
        Message = "Too many requests: the queue capacity of the model is exceeded. Retry later.",
        TaskId = taskId,
        HttpStatus = 429,
    };

    public static TaskError Conflict(Guid taskId) => new()
    {
        Code = "conflictTaskUUID",
        Message = "A task with this taskUUID already exists. Each task needs a unique taskUUID.",
        Parameters = ["taskUUID"],
        Type = "string",
        TaskId = taskId,
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

    public static TaskError TaskNotFound(Guid taskId) => new()
    {
        Code = "taskNotFound",
        Message = "No task with this taskUUID was found.",
        TaskId = taskId,
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
}
