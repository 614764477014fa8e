using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

/// <summary>Secrets change while the application runs: the first signs, all are accepted.</summary>
public class WebhookRotationTests
{
    private const string Old = "the old secret, of more than 32 bytes";
    private const string New = "the new secret, of more than 32 bytes";

    [Fact]
    public async Task A_new_secret_signs_and_the_old_one_is_accepted_until_it_is_taken_out()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hooks:PublicBaseUrl"] = "https://app.example.com/hooks/wan25/",
            ["Hooks:Secrets:0"] = Old,
            ["Hooks:Lifetime"] = "02:00:00",
            ["Hooks:MaxBodySize"] = "100",
        }).Build();
        await using var app = await StartAsync(settings);
        var urlOf = app.Services.GetRequiredService<IOptionsMonitor<Wan25ClientOptions>>().CurrentValue.WebhookUrlFactory!;
        var byOld = urlOf(new(Guid.NewGuid()))!;

        (settings["Hooks:Secrets:0"], settings["Hooks:Secrets:1"]) = (New, Old);
        settings.Reload();
        var byNew = urlOf(new(Guid.NewGuid()))!;

        Assert.StartsWith("https://app.example.com/hooks/wan25/1.", byOld.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal((204, 204), (await StatusAsync(app, byOld), await StatusAsync(app, byNew)));

        settings["Hooks:Secrets:1"] = New;
        settings.Reload();
        Assert.Equal((401, 204), (await StatusAsync(app, byOld), await StatusAsync(app, byNew)));
    }

    [Fact]
    public async Task An_invalid_change_at_run_time_has_no_effect()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hooks:PublicBaseUrl"] = "https://app.example.com/hooks/wan25",
            ["Hooks:Secrets:0"] = Old,
        }).Build();
        await using var app = await StartAsync(settings);
        var urlOf = app.Services.GetRequiredService<IOptionsMonitor<Wan25ClientOptions>>().CurrentValue.WebhookUrlFactory!;
        var before = urlOf(new(Guid.NewGuid()))!;

        settings["Hooks:Secrets:0"] = "too short";
        Assert.ThrowsAny<Exception>(settings.Reload);

        Assert.Equal((204, 204), (await StatusAsync(app, before), await StatusAsync(app, urlOf(new(Guid.NewGuid()))!)));
    }

    private static async Task<WebApplication> StartAsync(IConfigurationRoot settings)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddWan25(options => options.ApiKey = "any");
        builder.Services.AddWan25Webhooks(settings.GetSection("Hooks"));
        var app = builder.Build();
        app.MapWan25Webhooks(WebApp.Pattern + "/");
        await app.StartAsync();
        return app;
    }

    private static async Task<int> StatusAsync(WebApplication app, Uri url)
    {
        using var http = app.GetTestClient();
        using var response = await http.PostAsync(url.AbsolutePath, content: null);
        return (int)response.StatusCode;
    }
}
