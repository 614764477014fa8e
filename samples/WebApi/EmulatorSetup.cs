using Microsoft.Extensions.Options;
using Runware.Wan25;
using Runware.Wan25.Emulator;

namespace WebApi;

/// <summary>Starts an emulator in place of Runware during development.</summary>
internal static class EmulatorSetup
{
    /// <summary>
    /// Starts an emulator in the Development environment, unless the application's own configuration has a key. A RUNWARE_API_KEY in the
    /// developer's environment is not enough to spend money.
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
