namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>
/// The clock of the emulated service: the system's, and a test lets time pass when it has seen what it wants to see, however slow the
/// machine is.
/// </summary>
internal sealed class ServiceClock : TimeProvider
{
    private long _passed;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _passed));

    public override long GetTimestamp() =>
        System.GetTimestamp() + (Interlocked.Read(ref _passed) * (TimestampFrequency / TimeSpan.TicksPerSecond));

    public void Pass(TimeSpan time) => Interlocked.Add(ref _passed, time.Ticks);
}
