namespace VideoStudio;

/// <summary>Everything this application logs by itself. The SDK logs under the category Runware.Wan25.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "No Wan25:ApiKey is configured: the emulator at {Host} plays Runware. Videos are test clips and nothing is spent")]
    public static partial void EmulatorStarted(ILogger logger, string host);

    [LoggerMessage(2, LogLevel.Information, "Videos are made by {Host} and charged to the account of the configured key")]
    public static partial void RealServiceUsed(ILogger logger, string host);

    [LoggerMessage(3, LogLevel.Information, "Job {Key} has ended: {Videos} of {Expected} videos, {Cost} USD")]
    public static partial void Completed(ILogger logger, string key, int videos, int expected, decimal? cost);

    [LoggerMessage(4, LogLevel.Warning, "Job {Key} has ended without a video: {Code}")]
    public static partial void Failed(ILogger logger, string key, string code);
}
