using BenchmarkDotNet.Running;
using Runware.Wan25.Benchmarks;
using Runware.Wan25.Benchmarks.Measuring;
using Runware.Wan25.Benchmarks.Ratios;
using Runware.Wan25.Benchmarks.Scenarios;
using Runware.Wan25.Benchmarks.Service;
using Runware.Wan25.Benchmarks.Webhooks;

return args switch
{
    ["ratios", ..] when !SteadyProcess.IsThis => await SteadyProcess.RunAsync(args),
    ["ratios", .. var rest] => await RatiosCommand.RunAsync(rest),
    ["webhooks", .. var rest] => await WebhooksCommand.RunAsync(rest),
    [LoopbackServer.Command] => await LoopbackServer.RunAsync(),
    [GenerateComparison.Command, var endpoint] => await GenerateComparison.ServeAsync(endpoint),
    [ScenarioProcess.Command, var settings] => ScenarioProcess.Serve(settings),
    [AdmissionScenario.Command, var settings] => AdmissionScenario.Serve(settings),
    _ => MicroBenchmarks(args),
};

static int MicroBenchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(RatiosCommand).Assembly).Run(args, MicroConfig.Create());
    return 0;
}
