using Runware.Wan25.Benchmarks.Ratios;

namespace Runware.Wan25.Benchmarks.Rows;

internal static class ColdStartRows
{
    public static Task<IEnumerable<RatioRow>> MeasureAsync() => Task.FromResult<IEnumerable<RatioRow>>([]);
}
