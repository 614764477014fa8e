namespace VideoStudio;

/// <summary>Handles cancellations that end a stream normally: the reader disconnected, or the host is stopping.</summary>
internal static class Cancellation
{
    public static async Task<bool> UnlessCanceled(this Task task)
    {
        await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return task.IsCompletedSuccessfully;
    }

    public static async Task<T?> OrNullWhenCanceled<T>(this Task<T> task)
        where T : class?
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
