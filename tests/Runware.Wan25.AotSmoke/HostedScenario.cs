using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.AotSmoke;

/// <summary>Clients out of a service container: configured in code, and from a configuration section.</summary>
internal static class HostedScenario
{
    public static async Task RunAsync(RunwareEmulator emulator)
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Wan25:ApiKey"] = "aot-smoke-key",
            ["Wan25:Endpoint"] = emulator.Endpoint.ToString(),
            ["Wan25:Polling:FirstDelay"] = "00:00:00.020",
            ["Wan25:Polling:MinDelay"] = "00:00:00.020",
        }).Build().GetSection("Wan25");

        var services = new ServiceCollection();
        services.AddWan25(section).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        services.AddHttpClient(Wan25HttpClientNames.Download).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        services.AddKeyedWan25("second", options =>
        {
            options.ApiKey = "aot-smoke-key-2";
            options.Endpoint = emulator.Endpoint;
        }).ConfigurePrimaryHttpMessageHandler(emulator.CreateHandler);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<IWan25Client>();
        var result = await client.GenerateAsync(VideoRequest.FromText("A hosted lighthouse").Build());
        using var file = new MemoryStream();
        await client.DownloadAsync(result.Videos[0], file);
        Checks.That("a client from a configuration section works", result.IsComplete && file.Length > 1000);

        await provider.GetRequiredKeyedService<IWan25Client>("second").PingAsync();
        Checks.That("a keyed client works", true);
    }
}
