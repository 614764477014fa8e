using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Runware.Wan25.DependencyInjection;

namespace Runware.Wan25.Tests.DependencyInjection;

/// <summary>A mistake in configuration is named by its path, with what was probably meant.</summary>
public class ConfigurationReaderTests
{
    [Theory]
    [InlineData("ApiKye", "x", "Wan25:ApiKye is not a setting. Did you mean ApiKey?")]
    [InlineData("apikey2", "x", "Did you mean ApiKey?")]
    [InlineData("Timeout", "00:01:00", "Known settings here: ApiKey, Endpoint, CompletionTimeout")]
    [InlineData("Retry:MaxAttemps", "3", "Wan25:Retry:MaxAttemps is not a setting. Did you mean MaxAttempts?")]
    [InlineData("Polling:MaxDely", "00:00:30", "Wan25:Polling:MaxDely is not a setting. Did you mean MaxDelay?")]
    [InlineData("Polling:Window", "3", "Known settings here: FirstDelay, MinDelay")]
    [InlineData("Polling", "3", "Wan25:Polling is a group of settings and has no value of its own. It contains FirstDelay, MinDelay")]
    [InlineData("ApiKey:Value", "x", "Wan25:ApiKey must be a single value.")]
    [InlineData("OnSubmitting", "x", "Wan25:OnSubmitting is a function: it can be set in code only.")]
    [InlineData(
        "CompletionTimeout",
        "30",
        "the number 30 has no unit. Write \"00:00:30\" for 30 seconds, \"00:30:00\" for minutes, \"1.06:00:00\" for hours, "
            + "or \"30.00:00:00\" for days.")]
    [InlineData(
        "Retry:AttemptTimeout",
        "1.5",
        "the number 1.5 has no unit. Write \"00:00:01.5000000\" for 1.5 seconds, \"00:01:30\" for minutes, \"01:30:00\" for hours, "
            + "or \"1.12:00:00\" for days.")]
    [InlineData("Retry:BaseDelay", "2000000", "a number has no unit.")]
    [InlineData("Spending:Window", "a day", "\"a day\" is not a duration.")]
    [InlineData("Endpoint", "api.runware.ai", "Wan25:Endpoint cannot be read: it must be an absolute URL")]
    [InlineData("Concurrency:MaxRunning", "many", "Wan25:Concurrency:MaxRunning cannot be read")]
    [InlineData("Spending:MaxTotal", "5,00", "Wan25:Spending:MaxTotal cannot be read")]
    public void A_mistake_is_named(string name, string value, string text)
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(new() { [name] = value }));

        Assert.Contains(text, Assert.Single(error.Failures), StringComparison.Ordinal);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        var error = Assert.Throws<OptionsValidationException>(
            () => Read(new() { ["Retry:MaxDelay"] = "5", ["Polling:Fast"] = "1", ["Seed"] = "1" }));

        Assert.Equal(3, error.Failures.Count());
    }

    [Fact]
    public void Every_setting_that_is_no_code_can_be_configured_in_any_case()
    {
        var options = Read(new()
        {
            ["APIKEY"] = "some-key",
            ["completiontimeout"] = "-00:00:00.001",
            ["Concurrency:MaxRunning"] = "4",
            ["Spending:MaxPerRequest"] = "0.75",
            ["Spending:MaxTotal"] = "20",
            ["Spending:Window"] = "1.00:00:00",
        });

        Assert.Equal(
            ("some-key", Timeout.InfiniteTimeSpan, 4),
            (options.ApiKey, options.CompletionTimeout, options.Concurrency.MaxRunning));
        Assert.Equal(
            (0.75m, 20m, TimeSpan.FromDays(1)),
            (options.Spending.MaxPerRequest, options.Spending.MaxTotal, options.Spending.Window));
    }

    [Fact]
    public void What_applications_keep_in_the_same_section_is_left_to_them()
    {
        var options = Read(new() { ["Webhooks:PublicBaseUrl"] = "https://example.com", ["Jobs:Concurrency"] = "3", ["ApiKey"] = "" });

        Assert.Null(options.ApiKey);
    }

    [Fact]
    public void A_client_can_be_registered_with_nothing_and_configured_elsewhere()
    {
        var services = new ServiceCollection();
        services.AddWan25();
        services.Configure<Wan25ClientOptions>(options => options.ApiKey = "some-key");
        using var provider = services.BuildServiceProvider();

        Assert.NotNull(provider.GetRequiredService<Wan25Client>());
    }

    [Fact]
    public void Settings_can_come_from_other_services()
    {
        var services = new ServiceCollection();
        services.AddSingleton("key-from-a-service");
        services.AddWan25((provider, options) => options.ApiKey = provider.GetRequiredService<string>());
        services.AddKeyedWan25("other", (provider, options) => options.ApiKey = provider.GetRequiredService<string>() + "-2");
        using var built = services.BuildServiceProvider();
        var options = built.GetRequiredService<IOptionsMonitor<Wan25ClientOptions>>();

        Assert.Equal(("key-from-a-service", "key-from-a-service-2"), (options.CurrentValue.ApiKey, options.Get("other").ApiKey));
    }

    private static Wan25ClientOptions Read(Dictionary<string, string?> settings)
    {
        var options = new Wan25ClientOptions();
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => "Wan25:" + setting.Key, setting => setting.Value))
            .Build().GetSection("Wan25");
        ConfigurationReader.Apply(section, options, "");
        return options;
    }
}
