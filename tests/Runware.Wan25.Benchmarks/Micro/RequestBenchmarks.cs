using BenchmarkDotNet.Attributes;
using Runware.Wan25.Benchmarks.Clients;

namespace Runware.Wan25.Benchmarks.Micro;

/// <summary>Building a full request, beside filling the wire's record.</summary>
public class RequestBenchmarks
{
    private object? _made;

    [Benchmark(Baseline = true)]
    public void ByHand() => _made = Samples.FullTask();

    [Benchmark]
    public void BuildAndValidate() => _made = Samples.FullRequest();

    [GlobalCleanup]
    public void Check() => ArgumentNullException.ThrowIfNull(_made);
}
