using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.Emulator.Tests;

/// <summary>One line replaces the service with an emulator, in an application without a key.</summary>
public class UseWan25EmulatorTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Videos_are_generated_and_downloaded_on_virtual_time(bool isFirst)
    {
        var clock = new VirtualTimeProvider();
        await using var emulator = RunwareEmulator.CreateInProcess(
            new() { TimeProvider = clock, GenerationTime = TimeRange.Exactly(TimeSpan.FromMinutes(10)) });
        var services = new ServiceCollection();
        if (isFirst)
        {
            services.UseWan25Emulator(emulator, clock);
        }

        services.AddWan25();
        services.AddKeyedWan25("other", options => options.ApiKeyProvider = _ => throw new InvalidOperationException("not asked for"));
        if (!isFirst)
        {
            services.UseWan25Emulator(emulator);
        }

        await using var provider = services.BuildServiceProvider();
        var content = new MemoryStream();
        foreach (var client in new[] { provider.GetRequiredService<IWan25Client>(), provider.GetRequiredKeyedService<IWan25Client>(
            "other") })
        {
            var result = await clock.RunAsync(client.GenerateAsync(VideoRequest.FromText("A lighthouse").Build()));
            await clock.RunAsync(client.DownloadAsync(result.Videos[0], content));
        }

        Assert.Equal(2, emulator.Ledger.Charges);
        Assert.True(content.Length > 1000);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(21));
        Assert.Same(clock, provider.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public async Task The_key_that_the_emulator_asks_for_is_used()
    {
        await using var emulator = RunwareEmulator.CreateInProcess(new() { ApiKey = "the-only-one" });
        var services = new ServiceCollection();
        services.AddWan25(options => options.ApiKey = "a-real-key");
        services.UseWan25Emulator(emulator);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IWan25Client>().PingAsync();

        Assert.Equal(emulator.Endpoint, provider.GetRequiredService<IOptions<Wan25ClientOptions>>().Value.Endpoint);
    }
}
