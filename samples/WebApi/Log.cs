using Runware.Wan25;

namespace WebApi;

/// <summary>Everything this application logs by itself. The SDK logs under the category Runware.Wan25.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "No Wan25:ApiKey is configured: the emulator at {Endpoint} plays Runware. Videos are test clips and nothing is spent")]
    public static partial void EmulatorStarted(ILogger logger, Uri endpoint);

    [LoggerMessage(2, LogLevel.Information, "Videos are made by {Host} and charged to the account of the configured key")]
    public static partial void RealServiceUsed(ILogger logger, string host);

    [LoggerMessage(3, LogLevel.Information, "Operation {Id} has ended: {Videos} videos, {Failures} failures, {Cost} USD")]
    public static partial void Ended(ILogger logger, VideoOperationId id, int videos, int failures, decimal? cost);

    [LoggerMessage(4, LogLevel.Warning, "Operation {Id} is no longer waited for: {Reason}")]
    public static partial void WaitEnded(ILogger logger, VideoOperationId id, string reason);
}
