using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Rows;

namespace Runware.Wan25.Benchmarks.Micro;

/// <summary>Taking in a response about running operations, beside making objects of it.</summary>
public class ResponseBenchmarks
{
    private PolledResponse _response = null!;

    [Params(1, 100, 500)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Prepare() => _response = new PolledResponse(Rows);

    [Benchmark(Baseline = true)]
    public object? Serializer() => JsonSerializer.Deserialize(_response.Json, WireJson.Default.Response);

    [Benchmark]
    public void Ours() => _response.Take();
}
