using Runware.Wan25;

namespace Worker;

/// <summary>The log messages of this application. The SDK logs under the category Runware.Wan25.</summary>
internal static partial class Log
{
    [LoggerMessage(5, LogLevel.Information, "Each text file in {Inbox} becomes a video in {Outbox}")]
    public static partial void Started(ILogger logger, string inbox, string outbox);

    [LoggerMessage(1, LogLevel.Information, "Order {Order} is task {TaskId}, about {Cost} USD")]
    public static partial void Ordered(ILogger logger, string order, Guid? taskId, decimal? cost);

    [LoggerMessage(2, LogLevel.Information, "Order {Order} is finished: operation {OperationId}, {Cost} USD")]
    public static partial void Finished(ILogger logger, string order, VideoOperationId operationId, decimal? cost);

    [LoggerMessage(3, LogLevel.Error, "Order {Order} failed for good: {Reason}")]
    public static partial void Failed(ILogger logger, string order, string reason);

    [LoggerMessage(4, LogLevel.Warning, "Order {Order} will be tried again: {Reason}")]
    public static partial void WillRetry(ILogger logger, string order, string reason);
}
