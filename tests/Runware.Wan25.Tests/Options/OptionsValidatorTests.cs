using Microsoft.Extensions.Options;
using Runware.Wan25.Options;

namespace Runware.Wan25.Tests.Options;

/// <summary>Settings that are wrong are named, all of them, by one kind of exception.</summary>
public class OptionsValidatorTests
{
    public static TheoryData<string, Action<Wan25ClientOptions>> Wrong => new()
    {
        { "ApiKey is not set", options => options.ApiKey = " " },
        { "ApiKey contains characters", options => options.ApiKey = "two words" },
        { "ApiKey and ApiKeyProvider are both set", options => options.ApiKeyProvider = _ => new("key") },
        { "Endpoint must be an absolute", options => options.Endpoint = new("/v1", UriKind.Relative) },
        { "Endpoint uses plain http to example.com", options => options.Endpoint = new("http://example.com/v1") },
        { "Endpoint must not contain a user name", options => options.Endpoint = new("https://me:pass@example.com/v1") },
        { "CompletionTimeout must be more than zero", options => options.CompletionTimeout = TimeSpan.Zero },
        { "Polling must not be null", options => options.Polling = null! },
        { "Polling.FirstDelay must be from zero", options => options.Polling.FirstDelay = TimeSpan.FromSeconds(-1) },
        { "Polling.MaxDelay must be from Polling.MinDelay", options => options.Polling.MaxDelay = TimeSpan.Zero },
        { "Polling.Growth must be at least 1", options => options.Polling.Growth = double.NaN },
        { "Polling.BatchSize must be at least 1", options => options.Polling.BatchSize = 0 },
        { "Retry must not be null", options => options.Retry = null! },
        { "Retry.MaxAttempts must be at least 1", options => options.Retry.MaxAttempts = 0 },
        { "Retry.BaseDelay must be from zero to one day", options => options.Retry.BaseDelay = TimeSpan.FromSeconds(-1) },
        { "Retry.AttemptTimeout must be more than zero", options => options.Retry.AttemptTimeout = TimeSpan.Zero },
        { "Concurrency must not be null", options => options.Concurrency = null! },
        { "Concurrency.MaxRunning must be at least 1, or not set; it is 0", options => options.Concurrency.MaxRunning = 0 },
        { "Spending must not be null", options => options.Spending = null! },
        { "Spending.MaxPerRequest must be more than zero, or not set; it is 0", options => options.Spending.MaxPerRequest = 0 },
        { "Spending.MaxTotal must be more than zero, or not set; it is -1.5", options => options.Spending.MaxTotal = -1.5m },
        { "Spending.Window must be more than zero", options => options.Spending.Window = TimeSpan.Zero },
        { "Spending.Window is set without Spending.MaxTotal", options => options.Spending.Window = TimeSpan.FromHours(1) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_setting_is_named(string text, Action<Wan25ClientOptions> set)
    {
        var options = new Wan25ClientOptions { ApiKey = "some-key" };
        set(options);

        var error = Assert.Throws<OptionsValidationException>(() => new Wan25Client(options));

        Assert.Contains(text, Assert.Single(error.Failures), StringComparison.Ordinal);
        Assert.Equal(typeof(Wan25ClientOptions), error.OptionsType);
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        var options = new Wan25ClientOptions { ApiKey = "", Retry = { MaxAttempts = 0 }, Concurrency = { MaxRunning = -1 } };

        Assert.Equal(3, Assert.Throws<OptionsValidationException>(() => new Wan25Client(options)).Failures.Count());
    }

    [Fact]
    public void Defaults_and_limits_are_valid()
    {
        var options = new Wan25ClientOptions
        {
            ApiKeyProvider = _ => new("key"),
            CompletionTimeout = Timeout.InfiniteTimeSpan,
            Concurrency = { MaxRunning = 1 },
            Spending = { MaxPerRequest = 0.01m, MaxTotal = 5, Window = TimeSpan.FromDays(1) },
        };

        var copy = OptionsValidator.CopyOrThrow(options);

        Assert.Equal((null, 1, 0.01m, 5m, TimeSpan.FromDays(1)), (
            copy.ApiKey, copy.Concurrency.MaxRunning, copy.Spending.MaxPerRequest, copy.Spending.MaxTotal, copy.Spending.Window));
        Assert.NotSame(options.Spending, copy.Spending);
    }

    [Fact]
    public void The_defaults_are_those_that_the_service_needs()
    {
        var options = new Wan25ClientOptions();

        Assert.Equal(
            (180, 30, 5), (options.Retry.AttemptTimeout.TotalSeconds, options.CompletionTimeout.TotalMinutes, options.Retry.MaxAttempts));
    }
}
