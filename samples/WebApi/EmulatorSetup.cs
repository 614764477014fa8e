using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.Emulator;

namespace WebApi;

/// <summary>Lets an emulator play Runware while one develops.</summary>
internal static class EmulatorSetup
{
    /// <summary>
    /// In Development real money takes a key in the application's own configuration. A RUNWARE_API_KEY that happens to be in the developer's environment
    /// is not enough.
    /// </summary>
    public static async Task<RunwareEmulator?> StartIfNoKeyAsync(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment() || !string.IsNullOrEmpty(builder.Configuration["Wan25:ApiKey"]))
        {
            return null;
        }

        RunwareEmulator emulator = await RunwareEmulator.StartAsync();
        builder.Services.Configure<Wan25ClientOptions>(options =>
        {
            options.ApiKey = "emulator";
            options.Endpoint = emulator.Endpoint;
        });
        return emulator;
    }

    public static void LogServiceInfo(WebApplication app, RunwareEmulator? emulator)
    {
        if (emulator is not null)
        {
            Log.EmulatorStarted(app.Logger, emulator.Endpoint);
        }
        else
        {
            Log.RealServiceUsed(app.Logger, app.Services.GetRequiredService<IOptions<Wan25ClientOptions>>().Value.Endpoint.Host);
        }
    }
}
