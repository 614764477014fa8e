namespace Runware.Wan25.Emulator;

/// <summary>A timer of <see cref="VirtualTimeProvider"/>. Everything but the callback is guarded by the provider's lock.</summary>
internal sealed class VirtualTimer(VirtualTimeProvider clock, TimerCallback callback, object? state) : ITimer
{
    public long DueTicks { get; set; }

    /// <summary>The order among timers that are due at the same time: they fire in the order in which they were set.</summary>
    public long Order { get; set; }

    public long PeriodTicks { get; set; }

    public int HeapIndex { get; set; } = -1;

    public bool IsDisposed { get; set; }

    public bool IsDueBefore(VirtualTimer other) =>
        DueTicks != other.DueTicks ? DueTicks < other.DueTicks : Order < other.Order;

    public void Fire() => callback(state);

    public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Set(this, dueTime, period);

    public void Dispose() => clock.Remove(this);

    public ValueTask DisposeAsync()
    {
        clock.Remove(this);
        return ValueTask.CompletedTask;
    }
}
