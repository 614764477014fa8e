using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.AspNetCore.Tests.Webhooks;

/// <summary>A host with settings that cannot work does not start, and says which.</summary>
public class WebhookOptionsTests
{
    public static TheoryData<string, Action<Wan25WebhookOptions>> Mistakes => new()
    {
        { "PublicBaseUrl must be an absolute https URL", options => options.PublicBaseUrl = new("/hooks", UriKind.Relative) },
        { "PublicBaseUrl must be an absolute https URL", options => options.PublicBaseUrl = new("ftp://example.com/hooks") },
        { "PublicBaseUrl uses plain http to example.com", options => options.PublicBaseUrl = new("http://example.com/hooks") },
        { "PublicBaseUrl must have no query", options => options.PublicBaseUrl = new("https://example.com/hooks?x=1") },
        { "Secrets is empty", options => options.Secrets = [] },
        { "Secrets is empty", options => options.Secrets = null! },
        { "Secrets[1] must have at least 32 bytes in UTF-8; it has 5", options => options.Secrets = [WebApp.Secret, "short"] },
        { "Lifetime must be from 1 minute to 365 days", options => options.Lifetime = TimeSpan.FromSeconds(59) },
        { "Lifetime must be from 1 minute to 365 days", options => options.Lifetime = TimeSpan.MaxValue },
        { "MaxBodySize must not be negative", options => options.MaxBodySize = -1 },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task An_invalid_setting_stops_the_start_and_is_named(string message, Action<Wan25WebhookOptions> spoil)
    {
        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => WebApp.StartAsync(setup => setup.Webhooks = spoil));

        Assert.Contains($"Wan25WebhookOptions: {message}", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_invalid_settings_are_reported_at_once()
    {
        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => WebApp.StartAsync(setup => setup.Webhooks = options =>
        {
            options.PublicBaseUrl = new("ftp://example.com/hooks");
            options.Secrets = [];
            options.MaxBodySize = -1;
        }));

        Assert.Equal(3, problem.Failures.Count());
    }

    [Theory]
    [InlineData("http://localhost:5080/hooks")]
    [InlineData("http://127.0.0.1:5080/hooks/")]
    [InlineData("https://example.com")]
    public async Task Addresses_that_work_are_taken(string url)
    {
        await using var app = await WebApp.StartAsync(setup => setup.Webhooks = options => options.PublicBaseUrl = new(url));
        var operation = await app.Client.SubmitAsync(VideoRequest.FromText("A fjord").Build());

        Assert.StartsWith(new Uri(url).AbsolutePath.TrimEnd('/') + "/1.", app.WebhookPathOf(operation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lifetime", "24", "\"00:24:00\" for minutes, \"1.00:00:00\" for hours")]
    [InlineData("Lifetime", "2000000", "[days.]hours:minutes:seconds")]
    [InlineData("Secret", "x", "is not a setting. The settings here are PublicBaseUrl, Secrets")]
    public async Task A_mistake_in_the_section_stops_the_start(string name, string value, string advice)
    {
        IConfigurationRoot settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hooks:PublicBaseUrl"] = WebApp.BaseUrl.ToString(),
            ["Hooks:Secrets:0"] = WebApp.Secret,
            [$"Hooks:{name}"] = value,
        }).Build();
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddWan25Webhooks(settings.GetSection("Hooks"));
        await using WebApplication app = builder.Build();

        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());

        Assert.Contains($"Hooks:{name} ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_public_URL_webhooks_are_off_and_one_line_says_so()
    {
        await using var app = await WebApp.StartAsync(
            setup => setup.Webhooks = options => (options.PublicBaseUrl, options.Secrets) = (null, []));

        var operation = await app.Client.SubmitAsync(VideoRequest.FromText("A fjord").Build());

        Assert.DoesNotContain("webhookURL", app.Emulator.Ledger.Tasks.Single().RequestJson!, StringComparison.Ordinal);
        Assert.Equal(401, await app.PostAsync($"{WebApp.Pattern}/1.{operation.Id}.99999999999.{new string('a', 43)}"));
        Assert.Single(app.Logs.Entries, entry => entry.Text.Contains("Webhooks are off", StringComparison.Ordinal));
    }

    [Fact]
    public void Mapping_what_was_not_registered_says_so()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        using var app = (IDisposable)builder.Build();

        var problem = Assert.Throws<InvalidOperationException>(() => ((WebApplication)app).MapWan25Webhooks("/hooks"));

        Assert.Contains("AddWan25Webhooks", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_do_not_print_their_secrets() =>
        Assert.DoesNotContain(
            WebApp.Secret,
            new Wan25WebhookOptions { PublicBaseUrl = WebApp.BaseUrl, Secrets = [WebApp.Secret] }.ToString(),
            StringComparison.Ordinal);
}
