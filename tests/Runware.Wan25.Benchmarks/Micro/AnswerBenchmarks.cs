using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Runware.Wan25.Benchmarks.Clients;
using Runware.Wan25.Benchmarks.Rows;

namespace Runware.Wan25.Benchmarks.Micro;

/// <summary>Taking in an answer about running operations, beside making objects of it.</summary>
public class AnswerBenchmarks
{
    private PolledAnswer _answer = null!;

    [Params(1, 100, 500)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Prepare() => _answer = new PolledAnswer(Rows);

    [Benchmark(Baseline = true)]
    public object? Serializer() => JsonSerializer.Deserialize(_answer.Json, WireJson.Default.Answer);

    [Benchmark]
    public void Ours() => _answer.Take();
}
