namespace Runware.Wan25.Analyzers.Usage;

/// <summary>The names of the SDK's methods that return a task or a stream.</summary>
internal static class AsyncMethods
{
    // What orders videos or moves files.
    private static readonly HashSet<string> Orders = new(StringComparer.Ordinal)
    {
        "GenerateAsync", "SubmitAsync", "EnqueueAsync", "EnqueueAllAsync", "DownloadAsync", "UploadAsync",
    };

    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "GetBalanceAsync", "PingAsync", "WaitForCompletionAsync", "UpdateAsync", "FindAsync", "ListAsync", "CancelAsync", "RetryAsync",
        "PurgeAsync",
    };

    private static readonly HashSet<string> Streams = new(StringComparer.Ordinal) { "GenerateAllAsync", "GetVideosAsync", "WatchAsync" };

    public static bool Has(string name) => Orders.Contains(name) || Others.Contains(name) || Streams.Contains(name);

    /// <summary>Whether something is lost when nobody knows how the method ended.</summary>
    public static bool Matters(string name) => Orders.Contains(name);

    public static bool IsStream(string name) => Streams.Contains(name);
}
