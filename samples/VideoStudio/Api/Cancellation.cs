namespace VideoStudio;

/// <summary>Handles cancellations that end a stream normally: the reader disconnected, or the host is stopping.</summary>
internal static class Cancellation
{
    public static async Task<bool> UnlessCancelled(this Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }

    public static async Task<T?> OrNullWhenCancelled<T>(this Task<T> task)
        where T : class
    {
        try
        {
            return await task;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
