using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Runware.Wan25.Tests.Samples;

/// <summary>The sample application in this process, with an emulator behind it that needs no socket.</summary>
internal sealed class WebApiHost : WebApplicationFactory<Program>
{
    public WebApiHost(RunwareEmulatorOptions? options = null) =>
        Emulator = RunwareEmulator.CreateInProcess(options ?? new() { GenerationTime = TimeRange.Exactly(TimeSpan.Zero) });

    public RunwareEmulator Emulator { get; }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Wan25:ApiKey", "test-key");
        builder.UseSetting("Wan25:Endpoint", Emulator.Endpoint.ToString());
        builder.UseSetting("Wan25:Polling:FirstDelay", "00:00:00.010");
        builder.UseSetting("Wan25:Polling:MinDelay", "00:00:00.010");
        builder.UseSetting("Wan25:Retry:MaxAttempts", "2");
        builder.UseSetting("Wan25:Retry:BaseDelay", "00:00:00.001");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.ConfigureTestServices(services =>
        {
            services.AddHttpClient(Wan25HttpClientNames.Api).ConfigurePrimaryHttpMessageHandler(Emulator.CreateHandler);
            services.AddHttpClient(Wan25HttpClientNames.Download).ConfigurePrimaryHttpMessageHandler(Emulator.CreateHandler);
        });
    }
}
