using Runware.Wan25.Benchmarks.Measuring;

namespace Runware.Wan25.Benchmarks.Service;

/// <summary>What a service in the client's own process costs.</summary>
internal sealed class ServiceMeter
{
    public TimeSpan Cpu { get; private set; }

    public long Allocated { get; private set; }

    public Scope Measure() => new(this);

    internal readonly ref struct Scope(ServiceMeter meter)
    {
        private readonly TimeSpan _cpu = ThreadCpu.Now;
        private readonly long _allocated = GC.GetAllocatedBytesForCurrentThread();

        public void Dispose()
        {
            meter.Cpu += ThreadCpu.Now - _cpu;
            meter.Allocated += GC.GetAllocatedBytesForCurrentThread() - _allocated;
        }
    }
}
