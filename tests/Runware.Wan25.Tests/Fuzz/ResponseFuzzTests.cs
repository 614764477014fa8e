using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Runware.Wan25.Tests.Fuzz;

/// <summary>
/// Whatever the service returns, reading it ends, soon, in what is documented. Case n is the same case everywhere and always; a million run
/// with <c>WAN25_FUZZ_CASES=1000000</c>, and <c>WAN25_FUZZ_FIRST</c> says where to begin.
/// </summary>
public class ResponseFuzzTests(ITestOutputHelper output)
{
    // Reading copies a row once and its texts a few times; the constants are those of an operation and its exceptions.
    private const long BytesPerCase = 3_000_000;
    private const long BytesPerByte = 300;
    private static readonly TimeSpan TimePerCase = TimeSpan.FromSeconds(60);

    [Fact]
    public void Reading_survives_whatever_the_service_returns()
    {
        var first = Setting("WAN25_FUZZ_FIRST", 0);
        var cases = Setting("WAN25_FUZZ_CASES", 4000);
        long bytes = 0;
        var clock = Stopwatch.StartNew();
        Parallel.For(first, first + cases, seed => Interlocked.Add(ref bytes, Run(seed)));
        output.WriteLine($"{cases} cases from {first}, {bytes} bytes, {cases / clock.Elapsed.TotalSeconds:0} cases/s");
    }

    private static int Run(int seed)
    {
        var fuzzCase = new FuzzCase(seed);
        var clock = Stopwatch.StartNew();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            fuzzCase.Run();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"Case {seed} (run it alone: WAN25_FUZZ_FIRST={seed} WAN25_FUZZ_CASES=1)", exception);
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.True(
            allocated < BytesPerCase + (BytesPerByte * fuzzCase.Bytes),
            $"Case {seed} took {allocated} bytes for {fuzzCase.Bytes}.");
        Assert.True(clock.Elapsed < TimePerCase, $"Case {seed} took {clock.Elapsed}.");
        return fuzzCase.Bytes;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
