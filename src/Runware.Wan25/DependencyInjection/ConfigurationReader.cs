using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Runware.Wan25.DependencyInjection;

/// <summary>
/// Reads the settings from configuration, by hand: the general binder would need reflection, and its generator cannot be told to pass over the two settings
/// that are code. A value that cannot be read stops the start and is named.
/// </summary>
internal static class ConfigurationReader
{
    public static void Apply(IConfiguration section, Wan25ClientOptions options)
    {
        Read(section, nameof(options.ApiKey), text => options.ApiKey = text);
        Read(section, nameof(options.Endpoint), text => options.Endpoint = new Uri(text, UriKind.Absolute));
        Read(section, nameof(options.CompletionTimeout), text => options.CompletionTimeout = Time(text));
        Read(section, nameof(options.AllowInsecureEndpoint), text => options.AllowInsecureEndpoint = bool.Parse(text));

        var polling = section.GetSection(nameof(options.Polling));
        Read(polling, nameof(PollingOptions.FirstDelay), text => options.Polling.FirstDelay = Time(text));
        Read(polling, nameof(PollingOptions.MinDelay), text => options.Polling.MinDelay = Time(text));
        Read(polling, nameof(PollingOptions.MaxDelay), text => options.Polling.MaxDelay = Time(text));
        Read(polling, nameof(PollingOptions.Growth), text => options.Polling.Growth = double.Parse(text, CultureInfo.InvariantCulture));
        Read(polling, nameof(PollingOptions.BatchSize), text => options.Polling.BatchSize = int.Parse(text, CultureInfo.InvariantCulture));

        var retry = section.GetSection(nameof(options.Retry));
        Read(retry, nameof(RetryOptions.MaxAttempts), text => options.Retry.MaxAttempts = int.Parse(text, CultureInfo.InvariantCulture));
        Read(retry, nameof(RetryOptions.BaseDelay), text => options.Retry.BaseDelay = Time(text));
        Read(retry, nameof(RetryOptions.MaxDelay), text => options.Retry.MaxDelay = Time(text));
        Read(retry, nameof(RetryOptions.AttemptTimeout), text => options.Retry.AttemptTimeout = Time(text));

        var downloads = section.GetSection(nameof(options.Downloads));
        Read(downloads, nameof(DownloadOptions.MaxBytes), text => options.Downloads.MaxBytes = long.Parse(text, CultureInfo.InvariantCulture));
        Read(downloads, nameof(DownloadOptions.Timeout), text => options.Downloads.Timeout = Time(text));
    }

    private static void Read(IConfiguration section, string name, Action<string> assign)
    {
        if (section[name] is not { Length: > 0 } text)
        {
            return;
        }

        try
        {
            assign(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            var path = section is IConfigurationSection { Path: var parent } ? $"{parent}:{name}" : name;
            throw new InvalidOperationException($"The setting {path} cannot be read: {exception.Message}", exception);
        }
    }

    private static TimeSpan Time(string text) => TimeSpan.Parse(text, CultureInfo.InvariantCulture);
}
