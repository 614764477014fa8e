using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Benchmarks.Scenarios;

/// <summary>
/// Weighs what is alive when all operations wait. The service's own table is there before; the timer of the probe is the one that is not
/// the operations'.
/// </summary>
internal sealed class MemoryProbe
{
    private readonly long _before;
    private readonly int _operations;
    private readonly ITimer? _timer;

    public MemoryProbe(ScenarioSettings settings, VirtualTimeProvider clock)
    {
        if (settings.MemoryAtSeconds > 0)
        {
            _operations = settings.Parallel;
            _timer = clock.CreateTimer(_ => Weigh(), null, TimeSpan.FromSeconds(settings.MemoryAtSeconds), Timeout.InfiniteTimeSpan);
            _before = GC.GetTotalMemory(forceFullCollection: true);
        }
    }

    public double BytesPerOperation { get; private set; }

    /// <summary>What weighing cost, which is nobody's work.</summary>
    public TimeSpan Cpu { get; private set; }

    private void Weigh()
    {
        var started = ThreadCpu.Now;
        BytesPerOperation = (GC.GetTotalMemory(forceFullCollection: true) - _before) / (double)_operations;
        Cpu = ThreadCpu.Now - started;
        _timer!.Dispose();
    }
}
