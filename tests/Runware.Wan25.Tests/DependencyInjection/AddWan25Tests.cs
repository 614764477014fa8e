using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.Tests.DependencyInjection;

public class AddWan25Tests
{
    private readonly ScriptedService _service = new();

    [Fact]
    public void The_client_is_one_singleton_under_both_names()
    {
        using var provider = Services(services => services.AddWan25(options => options.ApiKey = "some-key"))
            .BuildServiceProvider(validateScopes: true);

        Assert.Same(provider.GetRequiredService<Wan25Client>(), provider.GetRequiredService<IWan25Client>());
    }

    [Fact]
    public async Task Handlers_of_the_host_are_in_the_way_and_credentials_go_to_the_api_only()
    {
        using var provider = Services(services => services.AddWan25(Configure).ConfigurePrimaryHttpMessageHandler(() => _service))
            .BuildServiceProvider();

        await provider.GetRequiredService<IWan25Client>().SubmitAsync(VideoRequest.FromText("A lighthouse").Build());

        Assert.Equal("Bearer " + ScriptedService.Key, _service.Submits.Single().Authorization);
        Assert.Null(provider.GetRequiredService<IHttpClientFactory>()
            .CreateClient(Wan25HttpClientNames.Download).DefaultRequestHeaders.Authorization);
        Assert.Equal(
            Timeout.InfiniteTimeSpan,
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(Wan25HttpClientNames.Api).Timeout);
    }

    [Fact]
    public async Task A_handler_that_sends_everything_twice_does_not_orphan_the_job()
    {
        var seen = new HashSet<Guid>();
        _service.Script("videoInference", call => seen.Add(call.TaskId) ? call.Acknowledge() : call.Conflict());
        using var provider = Services(services => services.AddWan25(Configure)
            .AddHttpMessageHandler(() => new SendsTwice())
            .ConfigurePrimaryHttpMessageHandler(() => _service)).BuildServiceProvider();

        var result = await provider.GetRequiredService<IWan25Client>().GenerateAsync(VideoRequest.FromText("A lighthouse").Build());

        Assert.Single(result.Videos);
        Assert.Single(seen);
    }

    [Theory]
    [InlineData("Endpoint", "http://example.com/v1", "Endpoint")]
    [InlineData("CompletionTimeout", "00:00:00", "CompletionTimeout")]
    [InlineData("Retry:MaxAttempts", "0", "Retry.MaxAttempts")]
    [InlineData("Polling:BatchSize", "0", "Polling.BatchSize")]
    [InlineData("ApiKey", "two words", "ApiKey")]
    public async Task A_wrong_setting_stops_the_host_and_is_named(string name, string value, string named)
    {
        using var host = Host(new() { ["Wan25:ApiKey"] = "some-key", ["Wan25:" + name] = value });

        var error = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_read_stops_the_host_and_is_named()
    {
        using var host = Host(new() { ["Wan25:ApiKey"] = "some-key", ["Wan25:Polling:MinDelay"] = "soon" });

        var error = await Assert.ThrowsAnyAsync<Exception>(() => host.StartAsync());

        Assert.Contains("Wan25:Polling:MinDelay", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_come_from_configuration()
    {
        using var host = Host(new()
        {
            ["Wan25:ApiKey"] = "some-key",
            ["Wan25:Endpoint"] = "https://example.com/v1",
            ["Wan25:CompletionTimeout"] = "00:07:00",
            ["Wan25:AllowInsecureEndpoint"] = "true",
            ["Wan25:Polling:FirstDelay"] = "00:00:03",
            ["Wan25:Polling:MinDelay"] = "00:00:04",
            ["Wan25:Polling:MaxDelay"] = "00:00:05",
            ["Wan25:Polling:Growth"] = "2.5",
            ["Wan25:Polling:BatchSize"] = "7",
            ["Wan25:Retry:MaxAttempts"] = "9",
            ["Wan25:Retry:BaseDelay"] = "00:00:01.5",
            ["Wan25:Retry:MaxDelay"] = "00:00:08",
            ["Wan25:Retry:AttemptTimeout"] = "00:01:10",
        });

        var options = host.Services.GetRequiredService<IOptionsMonitor<Wan25ClientOptions>>().CurrentValue;

        Assert.Equal(
            ("some-key", new Uri("https://example.com/v1"), TimeSpan.FromMinutes(7), true),
            (options.ApiKey, options.Endpoint, options.CompletionTimeout, options.AllowInsecureEndpoint));
        Assert.Equal((3, 4, 5, 2.5, 7), (options.Polling.FirstDelay.Seconds, options.Polling.MinDelay.Seconds,
            options.Polling.MaxDelay.Seconds, options.Polling.Growth, options.Polling.BatchSize));
        Assert.Equal((9, 1.5, 8, 70), (options.Retry.MaxAttempts, options.Retry.BaseDelay.TotalSeconds,
            options.Retry.MaxDelay.Seconds, options.Retry.AttemptTimeout.TotalSeconds));
    }

    [Fact]
    public async Task Keyed_clients_stand_side_by_side()
    {
        var other = new ScriptedService();
        var services = Services(services => services.AddKeyedWan25("one", Configure).ConfigurePrimaryHttpMessageHandler(() => _service));
        services.AddKeyedWan25("other", options =>
        {
            Configure(options);
            options.ApiKey = "another-key";
        }).ConfigurePrimaryHttpMessageHandler(() => other);
        using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IWan25Client>("one").SubmitAsync(VideoRequest.FromText("A lighthouse").Build());
        await provider.GetRequiredKeyedService<IWan25Client>("other").SubmitAsync(VideoRequest.FromText("A lighthouse").Build());

        Assert.Equal("Bearer " + ScriptedService.Key, _service.Submits.Single().Authorization);
        Assert.Equal("Bearer another-key", other.Submits.Single().Authorization);
    }

    private static void Configure(Wan25ClientOptions options)
    {
        options.ApiKey = ScriptedService.Key;
        options.Endpoint = new("https://scripted.test/v1");
        options.Polling.FirstDelay = options.Polling.MinDelay = TimeSpan.FromMilliseconds(1);
    }

    private static ServiceCollection Services(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services;
    }

    private static IHost Host(Dictionary<string, string?> settings)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddWan25(builder.Configuration.GetSection("Wan25"));
        return builder.Build();
    }

    /// <summary>What a careless resilience handler does to a POST, and worse.</summary>
    private sealed class SendsTwice : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            (await base.SendAsync(request, cancellationToken)).Dispose();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
