using Runware.Wan25;

namespace BlazorProgress;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Operation {OperationId} was submitted")]
    public static partial void Submitted(ILogger logger, VideoOperationId operationId);
}
