namespace Runware.Wan25.Analyzers.Usage;

/// <summary>The names of the SDK's methods that return a task or a stream.</summary>
internal static class AsyncMethods
{
    private static readonly HashSet<string> Tasks = new(StringComparer.Ordinal)
    {
        "GenerateAsync", "SubmitAsync", "DownloadAsync", "UploadAsync", "GetBalanceAsync", "PingAsync", "WaitForCompletionAsync", "UpdateAsync",
        "EnqueueAsync", "EnqueueAllAsync", "FindAsync", "ListAsync", "CancelAsync", "RetryAsync", "PurgeAsync",
    };

    private static readonly HashSet<string> Streams = new(StringComparer.Ordinal) { "GenerateAllAsync", "GetVideosAsync", "WatchAsync" };

    public static bool Has(string name) => Tasks.Contains(name) || Streams.Contains(name);

    public static bool IsStream(string name) => Streams.Contains(name);
}
