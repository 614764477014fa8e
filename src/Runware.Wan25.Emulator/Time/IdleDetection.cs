using System.Diagnostics;

namespace Runware.Wan25.Emulator;

/// <summary>Waits until no thread is working and no timer of a clock is being set.</summary>
/// <param name="clock">The clock of the code under test.</param>
/// <param name="realTime">The clock of the machine.</param>
internal sealed class IdleDetection(VirtualTimeProvider clock, TimeProvider realTime)
{
    // A long jump is more often a time limit than a delay. A response from outside the process, such as that of a database, then gets a
    // little time to arrive.
    private static readonly TimeSpan LongJump = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TimeBeforeLongJump = TimeSpan.FromMilliseconds(20);

    // Work that does not use the clock is not waited for indefinitely. It is measured by the processor time of the process, so that it has
    // enough time even on a machine that is busy with other work.
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MaxWork = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _changes = -1;
    private long _unchangedSince;
    private long? _idleSince;
    private TimeSpan? _workBefore;

    public Task Completion => _completion.Task;

    /// <summary>Gets a value that indicates whether the wait has ended although a thread is still working.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Records the state of the clock before the process is observed.</summary>
    public void BeginLook()
    {
        if (IsOutdated)
        {
            (_changes, _unchangedSince, _idleSince, _workBefore) = (clock.Changes, realTime.GetTimestamp(), null, null);
        }
    }

    /// <summary>Gets a value that indicates whether a timer was set since the process was observed.</summary>
    public bool IsOutdated => clock.Changes != _changes;

    /// <summary>Completes the wait if the process was idle, or if it has been busy for too long.</summary>
    public void EndLook(bool isIdle)
    {
        if (IsOutdated)
        {
            return;
        }

        if (isIdle)
        {
            _idleSince ??= realTime.GetTimestamp();
        }
        else
        {
            _idleSince = null;
            IsTooLong = WaitsTooLong(realTime.GetElapsedTime(_unchangedSince));
        }

        if (IsTooLong || (isIdle && HasTimePassed()))
        {
            _completion.TrySetResult();
        }
    }

    private bool HasTimePassed() =>
        !(clock.UntilNextTimer > LongJump) || (_idleSince is { } since && realTime.GetElapsedTime(since) >= TimeBeforeLongJump);

    private bool WaitsTooLong(TimeSpan waited)
    {
        if (waited < ShortWait)
        {
            return false;
        }

        using var process = Process.GetCurrentProcess();
        TimeSpan work = process.TotalProcessorTime;
        _workBefore ??= work;
        return work - _workBefore > MaxWork || waited > MaxWait;
    }
}
