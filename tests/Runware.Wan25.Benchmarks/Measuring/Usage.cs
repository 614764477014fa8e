namespace Runware.Wan25.Benchmarks.Measuring;

/// <summary>What this process has used up to a moment, or between two.</summary>
internal readonly record struct Usage(TimeSpan Cpu, long Allocated)
{
    public static Usage Now => new(Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true));

    public static Usage operator -(Usage later, Usage earlier) => new(later.Cpu - earlier.Cpu, later.Allocated - earlier.Allocated);
}
