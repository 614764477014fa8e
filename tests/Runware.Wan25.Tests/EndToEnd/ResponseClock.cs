using System.Diagnostics;

namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>
/// Lets time pass until something is done, but none while a response is made, read and thought about: hostile ones take real time, in which
/// no timer may fire.
/// </summary>
internal sealed class ResponseClock
{
    // No step is long before many short ones have led to nothing: a thread that is late after all is then at most a little late.
    private static readonly TimeSpan ShortestStep = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestStep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestThought = TimeSpan.FromSeconds(30);

    private int _unread;
    private long _timersWhenRead = -1;

    public VirtualTimeProvider Clock { get; } = new();

    /// <summary>
    /// Makes the clock wait until the response has been read, and led to a timer or to an end. Not for one that takes time to come.
    /// </summary>
    public HttpResponseMessage Watch(Func<HttpResponseMessage> make)
    {
        Interlocked.Increment(ref _unread);
        var response = make();
        var watched = new WatchedResponse(HasBeenRead) { StatusCode = response.StatusCode, Content = response.Content };
        foreach (var (name, values) in response.Headers)
        {
            watched.Headers.TryAddWithoutValidation(name, values);
        }

        return watched;
    }

    public async Task<T> RunAsync<T>(Task<T> task)
    {
        await RunAsync((Task)task);
        return await task;
    }

    public async Task RunAsync(Task task)
    {
        var step = ShortestStep;
        long changes = -1;
        while (!task.IsCompleted)
        {
            await Task.WhenAny(task, Task.Delay(Pause, TimeProvider.System));
            await ThinkAsync(task);
            if (!task.IsCompleted)
            {
                step = Clock.Changes != changes ? ShortestStep : step * 2 < LongestStep ? step * 2 : LongestStep;
                changes = Clock.Changes;
                Clock.Advance(Clock.UntilNextTimer is { } next && next < step ? next : step);
            }
        }

        await task;
    }

    /// <summary>Waits until a response that is being made has been read, and then, for a while, until something comes of it.</summary>
    private async Task ThinkAsync(Task task)
    {
        while (Volatile.Read(ref _unread) > 0 && !task.IsCompleted)
        {
            await Task.Delay(Glance, TimeProvider.System);
        }

        var thinking = Stopwatch.StartNew();
        while (Clock.Changes == Volatile.Read(ref _timersWhenRead) && !task.IsCompleted && thinking.Elapsed < LongestThought)
        {
            await Task.Delay(Glance, TimeProvider.System);
        }

        Volatile.Write(ref _timersWhenRead, -1);
    }

    private void HasBeenRead()
    {
        Volatile.Write(ref _timersWhenRead, Clock.Changes);
        Interlocked.Decrement(ref _unread);
    }

    private sealed class WatchedResponse(Action whenRead) : HttpResponseMessage
    {
        private int _wasRead;

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (Interlocked.Exchange(ref _wasRead, 1) == 0)
            {
                whenRead();
            }
        }
    }
}
