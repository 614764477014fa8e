using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Runware.Wan25.Browser.Tests.Api;

/// <summary>The studio in this process, for what takes no browser to see.</summary>
public sealed class StudioHost : WebApplicationFactory<Program>
{
    private readonly StudioFolder _folder = new();
    private readonly (string Name, string Value)[] _settings;

    public StudioHost()
        : this([])
    {
    }

    internal StudioHost(params (string Name, string Value)[] settings) => _settings = settings;

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await base.DisposeAsync();
        }
        catch (ObjectDisposedException)
        {
            // The program disposes its host as it ends, and stopping it from here makes it end: one of the two comes second.
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(StudioFolder.ContentRoot);
        builder.UseSetting("Studio:Data", _folder.Data);
        builder.UseSetting("Studio:MaxImageBytes", "1048576");
        builder.UseSetting("Studio:RefreshInterval", "00:00:00.050");
        builder.UseSetting("Studio:Emulator:MinTime", "00:00:00");
        builder.UseSetting("Studio:Emulator:MaxTime", "00:00:00");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach ((string name, string value) in _settings)
        {
            builder.UseSetting(name, value);
        }
    }
}
