namespace Runware.Wan25.Emulator;

/// <summary>
/// Represents the number of requests that were received, by kind. Its numbers are live, and reading them is thread-safe. A request that a
/// fault dropped before the service processed it counts as a request, but its tasks do not count.
/// </summary>
public sealed class RequestCounts
{
    private int _all;
    private int _submitPosts;
    private int _pollPosts;
    private int _submits;
    private int _polls;
    private int _details;
    private int _largestBatch;
    private int _downloads;
    private int _downloadsWithCredentials;
    private int _postsWithoutLength;

    internal RequestCounts()
    {
    }

    /// <summary>Gets the number of HTTP requests of any kind.</summary>
    public int All => Volatile.Read(ref _all);

    /// <summary>Gets the number of POST requests with at least one videoInference task.</summary>
    public int SubmitPosts => Volatile.Read(ref _submitPosts);

    /// <summary>Gets the number of POST requests with at least one getResponse task.</summary>
    public int PollPosts => Volatile.Read(ref _pollPosts);

    /// <summary>Gets the number of videoInference tasks in all POST requests.</summary>
    public int Submits => Volatile.Read(ref _submits);

    /// <summary>Gets the number of getResponse tasks in all POST requests.</summary>
    public int Polls => Volatile.Read(ref _polls);

    /// <summary>Gets the number of getTaskDetails tasks in all POST requests.</summary>
    public int TaskDetails => Volatile.Read(ref _details);

    /// <summary>Gets the largest number of tasks in one POST request.</summary>
    public int LargestBatch => Volatile.Read(ref _largestBatch);

    /// <summary>Gets the number of GET requests for files, ranges included.</summary>
    public int Downloads => Volatile.Read(ref _downloads);

    /// <summary>
    /// Gets the number of <see cref="Downloads"/> with an <c>Authorization</c> header, which reveals the API key to the host of the files.
    /// </summary>
    public int DownloadsWithCredentials => Volatile.Read(ref _downloadsWithCredentials);

    /// <summary>Gets the number of POST requests to the API without a <c>Content-Length</c>.</summary>
    public int PostsWithoutLength => Volatile.Read(ref _postsWithoutLength);

    internal void CountRequest() => Interlocked.Increment(ref _all);

    internal void CountDownload(bool withCredentials)
    {
        Interlocked.Increment(ref _downloads);
        Interlocked.Add(ref _downloadsWithCredentials, withCredentials ? 1 : 0);
    }

    internal void CountPostWithoutLength() => Interlocked.Increment(ref _postsWithoutLength);

    internal void CountBatch(IReadOnlyList<ApiTask> tasks)
    {
        int submits = 0;
        int polls = 0;
        int details = 0;
        for (int i = 0; i < tasks.Count; i++)
        {
            submits += tasks[i].Kind == TaskKind.VideoInference ? 1 : 0;
            polls += tasks[i].Kind == TaskKind.GetResponse ? 1 : 0;
            details += tasks[i].Kind == TaskKind.GetTaskDetails ? 1 : 0;
        }

        Interlocked.Add(ref _submits, submits);
        Interlocked.Add(ref _polls, polls);
        Interlocked.Add(ref _details, details);
        Interlocked.Add(ref _submitPosts, Math.Min(1, submits));
        Interlocked.Add(ref _pollPosts, Math.Min(1, polls));
        int largest = Volatile.Read(ref _largestBatch);
        while (tasks.Count > largest)
        {
            int seen = Interlocked.CompareExchange(ref _largestBatch, tasks.Count, largest);
            largest = seen == largest ? tasks.Count : seen;
        }
    }
}
