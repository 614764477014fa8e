using System.Diagnostics;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>Threads that are working, and threads that only seem to be, as Linux and as every other system reports them.</summary>
public sealed class ThreadActivityTests : IDisposable
{
    private const int Looks = 50;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(60);

    private readonly ManualResetEvent _unblock = new(initialState: false);
    private readonly ManualResetEvent _never = new(initialState: false);
    private readonly List<Task> _work = [];
    private volatile bool _isEnough;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_thread_that_computes_is_at_work_however_long(bool onLinux) => OnThreadOfItsOwn(() =>
    {
        var activity = Create(onLinux);
        Compute();

        for (var look = 0; look < Looks; look++)
        {
            Assert.False(activity.IsIdle());
            _never.WaitOne(Glance);
        }
    });

    // It holds locks that the code under test waits for, and stops all threads for moments.
    [LinuxFact]
    public Task The_runtimes_thread_that_recompiles_code_is_at_work_too() => OnThreadOfItsOwn(() =>
    {
        var activity = ThreadActivity.Create();
        Compute(TaskCreationOptions.LongRunning, ".NET Tiered Compilation Worker");

        for (var look = 0; look < Looks; look++)
        {
            Assert.False(activity.IsIdle());
            _never.WaitOne(Glance);
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Blocked_threads_are_not_at_work_and_hide_none_that_is(bool onLinux) => OnThreadOfItsOwn(() =>
    {
        var activity = Create(onLinux);
        int busy = BusyThreads();
        Block();
        Block();
        WaitUntilIdle(activity);

        // Their tasks end a moment before the threads are free: a task that begins in between would take their place in the pool's number.
        _unblock.Set();
        Task.WaitAll(_work);
        WaitUntil(() => BusyThreads() <= busy);
        WaitUntilIdle(activity);
        Compute();

        Assert.False(activity.IsIdle());
    });

    [Fact]
    public Task A_thread_that_is_disregarded_hides_no_other() => OnThreadOfItsOwn(() =>
    {
        var activity = ThreadActivity.Create();
        var options = activity is LinuxThreadActivity ? TaskCreationOptions.LongRunning : TaskCreationOptions.None;
        Compute(options);
        // A garbage collection lets it sleep, and it counts again.
        WaitUntilIdle(activity, beforeLook: activity.Disregard);

        // A new thread: a pool thread that looked for work may have been disregarded, too.
        Compute(options);

        Assert.False(activity.IsIdle());
    });

    public void Dispose()
    {
        _isEnough = true;
        _unblock.Set();
        Task.WaitAll(_work);
        _unblock.Dispose();
        _never.Dispose();
    }

    private static ThreadActivity Create(bool onLinux) => onLinux ? ThreadActivity.Create() : new ThreadPoolActivity();

    private static Task OnThreadOfItsOwn(Action story) =>
        Task.Factory.StartNew(story, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static int BusyThreads()
    {
        ThreadPool.GetMaxThreads(out int all, out _);
        ThreadPool.GetAvailableThreads(out int idle, out _);
        return all - idle;
    }

    private void WaitUntilIdle(ThreadActivity activity, Action? beforeLook = null) => WaitUntil(activity.IsIdle, beforeLook);

    private void WaitUntil(Func<bool> condition, Action? beforeLook = null)
    {
        var waiting = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(waiting.Elapsed < Enough, "It does not come to rest.");
            beforeLook?.Invoke();
            _never.WaitOne(Glance);
        }
    }

    private void Block() => _work.Add(Task.Run(_unblock.WaitOne));

    private void Compute(TaskCreationOptions options = TaskCreationOptions.None, string? threadName = null)
    {
        using var hasBegun = new ManualResetEvent(initialState: false);
        _work.Add(Task.Factory.StartNew(Spin, CancellationToken.None, options, TaskScheduler.Default));
        hasBegun.WaitOne();

        void Spin()
        {
            Thread.CurrentThread.Name = threadName ?? Thread.CurrentThread.Name;
            hasBegun.Set();
            while (!_isEnough)
            {
                Thread.SpinWait(1000);
            }
        }
    }
}
