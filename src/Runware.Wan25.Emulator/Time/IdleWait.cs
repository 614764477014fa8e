using System.Diagnostics;

namespace Runware.Wan25.Emulator;

/// <summary>Waits until nothing is at work and no timer of a clock is set any more.</summary>
internal sealed class IdleWait(VirtualTimeProvider clock)
{
    // A long jump is a time limit and not a pause more often than not. Something from outside of the process, such as the answer of a
    // database, then has a little time to come.
    private static readonly TimeSpan LongJump = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TimeBeforeLongJump = TimeSpan.FromMilliseconds(20);

    // Work that has nothing to do with the clock is not waited for without end. It is measured by what processors do for it, so that on a
    // machine that is busy with other things everything has the time that it needs.
    private static readonly TimeSpan ShortWait = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(3);

    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _changes = -1;
    private long _unchangedSince;
    private long? _idleSince;
    private TimeSpan? _workBefore;

    public Task Completion => _completion.Task;

    /// <summary>Gets a value indicating whether the wait has ended although something is still at work.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Takes note of the clock before a look at the process.</summary>
    public void BeginLook()
    {
        if (clock.Changes != _changes)
        {
            (_changes, _unchangedSince, _idleSince, _workBefore) = (clock.Changes, TimeProvider.System.GetTimestamp(), null, null);
        }
    }

    /// <summary>Completes the wait if the look, or that nothing else comes of it, is reason enough.</summary>
    public void EndLook(bool isIdle)
    {
        if (clock.Changes != _changes)
        {
            return;
        }

        if (isIdle)
        {
            _idleSince ??= TimeProvider.System.GetTimestamp();
        }
        else
        {
            IsTooLong = WaitsTooLong(TimeProvider.System.GetElapsedTime(_unchangedSince));
        }

        if (IsTooLong || (isIdle && HasTimePassed()))
        {
            _completion.TrySetResult();
        }
    }

    private bool HasTimePassed() =>
        !(clock.UntilNextTimer > LongJump) || TimeProvider.System.GetElapsedTime(_idleSince!.Value) >= TimeBeforeLongJump;

    private bool WaitsTooLong(TimeSpan waited)
    {
        if (waited < ShortWait)
        {
            return false;
        }

        using var process = Process.GetCurrentProcess();
        TimeSpan work = process.TotalProcessorTime;
        _workBefore ??= work;
        return work - _workBefore > MostWork || waited > LongestWait;
    }
}
