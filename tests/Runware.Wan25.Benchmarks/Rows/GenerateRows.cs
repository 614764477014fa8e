using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Scenarios;
using Runware.Wan25.Benchmarks.Service;

namespace Runware.Wan25.Benchmarks.Rows;

/// <summary>
/// Rows 1 and 2: one generation (submit, three polls, result) by us and by the floor, over sockets to a server in another process and
/// against a handler in this one, whose own work is taken off both accounts.
/// </summary>
internal static class GenerateRows
{
    public static async Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        using var server = LoopbackServer.Start();
        var (socketCpu, socketBytes) = await GenerateComparison.InOwnProcessAsync(server.Api);
        var (memoryCpu, memoryBytes) = await GenerateComparison.InOwnProcessAsync(null);
        return
        [
            RatioRow.AtMost(
                "1", "CPU of one generation over loopback sockets, ours / floor", socketCpu.Ours, socketCpu.Reference, socketCpu.Ratio,
                1.25, "us"),
            RatioRow.AtMost("1", "the same against an in-memory handler", memoryCpu.Ours, memoryCpu.Reference, memoryCpu.Ratio, 2, "us"),
            RatioRow.AtMost(
                "2", "bytes allocated for one generation over sockets", socketBytes.Ours, socketBytes.Reference, socketBytes.Ratio, 1.5,
                "bytes"),
            RatioRow.AtMost(
                "2", "the same against an in-memory handler", memoryBytes.Ours, memoryBytes.Reference, memoryBytes.Ratio, 1.5, "bytes"),
        ];
    }
}
