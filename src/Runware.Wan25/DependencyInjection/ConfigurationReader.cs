using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.DependencyInjection;

/// <summary>Reads the settings from configuration.</summary>
/// <remarks>
/// The configuration binder and its generator do not serve: they read "30" as thirty days, ignore misspelled settings, and do not accept
/// settings that are functions.
/// </remarks>
internal sealed class ConfigurationReader
{
    // Sections of the other packages, which share the client's section.
    private static readonly string[] OtherSections = ["Webhooks", "Jobs"];

    private static readonly string[] OnlyInCode =
        [nameof(Wan25ClientOptions.ApiKeyProvider), nameof(Wan25ClientOptions.OnSubmitting), nameof(Wan25ClientOptions.WebhookUrlFactory)];

    private readonly List<string> _failures = [];

    /// <exception cref="OptionsValidationException">
    /// A value cannot be read or a name is unknown. The message names each such setting by its path.
    /// </exception>
    public static void Apply(IConfiguration section, Wan25ClientOptions options, string optionsName)
    {
        var reader = new ConfigurationReader();
        reader.Read(section, options);
        if (reader._failures.Count > 0)
        {
            throw new OptionsValidationException(optionsName, typeof(Wan25ClientOptions), reader._failures);
        }
    }

    private void Read(IConfiguration section, Wan25ClientOptions options)
    {
        ReadAll(section, new()
        {
            [nameof(options.ApiKey)] = Value(text => options.ApiKey = text),
            [nameof(options.Endpoint)] = Value(text => options.Endpoint = Url(text)),
            [nameof(options.CompletionTimeout)] = Value(text => options.CompletionTimeout = DurationParser.Parse(text)),
            [nameof(options.AllowInsecureEndpoint)] = Value(text => options.AllowInsecureEndpoint = bool.Parse(text)),
            [nameof(options.Polling)] = Group(new()
            {
                [nameof(PollingOptions.FirstDelay)] = Value(text => options.Polling.FirstDelay = DurationParser.Parse(text)),
                [nameof(PollingOptions.MinDelay)] = Value(text => options.Polling.MinDelay = DurationParser.Parse(text)),
                [nameof(PollingOptions.MaxDelay)] = Value(text => options.Polling.MaxDelay = DurationParser.Parse(text)),
                [nameof(PollingOptions.Growth)] = Value(
                    text => options.Polling.Growth = double.Parse(text, CultureInfo.InvariantCulture)),
                [nameof(PollingOptions.BatchSize)] = Value(text => options.Polling.BatchSize = Integer(text)),
            }),
            [nameof(options.Retry)] = Group(new()
            {
                [nameof(RetryOptions.MaxAttempts)] = Value(text => options.Retry.MaxAttempts = Integer(text)),
                [nameof(RetryOptions.BaseDelay)] = Value(text => options.Retry.BaseDelay = DurationParser.Parse(text)),
                [nameof(RetryOptions.MaxDelay)] = Value(text => options.Retry.MaxDelay = DurationParser.Parse(text)),
                [nameof(RetryOptions.AttemptTimeout)] = Value(text => options.Retry.AttemptTimeout = DurationParser.Parse(text)),
            }),
            [nameof(options.Downloads)] = Group(new()
            {
                [nameof(DownloadOptions.MaxBytes)] = Value(
                    text => options.Downloads.MaxBytes = long.Parse(text, CultureInfo.InvariantCulture)),
                [nameof(DownloadOptions.Timeout)] = Value(text => options.Downloads.Timeout = DurationParser.Parse(text)),
            }),
            [nameof(options.Concurrency)] = Group(new()
            {
                [nameof(ConcurrencyOptions.MaxRunning)] = Value(text => options.Concurrency.MaxRunning = Integer(text)),
            }),
            [nameof(options.Spending)] = Group(new()
            {
                [nameof(SpendingOptions.MaxPerRequest)] = Value(text => options.Spending.MaxPerRequest = Amount(text)),
                [nameof(SpendingOptions.MaxTotal)] = Value(text => options.Spending.MaxTotal = Amount(text)),
                [nameof(SpendingOptions.Window)] = Value(text => options.Spending.Window = DurationParser.Parse(text)),
            }),
        }, isRoot: true);
    }

    private void ReadAll(IConfiguration section, Dictionary<string, Action<IConfigurationSection>> settings, bool isRoot = false)
    {
        var known = new Dictionary<string, Action<IConfigurationSection>>(settings, StringComparer.OrdinalIgnoreCase);
        foreach (IConfigurationSection child in section.GetChildren())
        {
            if (known.TryGetValue(child.Key, out Action<IConfigurationSection>? read))
            {
                read(child);
            }
            else if (isRoot && OnlyInCode.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                _failures.Add($"{child.Path} is a function: it can be set in code only.");
            }
            else if (!isRoot || !OtherSections.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                _failures.Add($"{child.Path} is not a setting. {NearestName.Describe(child.Key, settings.Keys)}");
            }
        }
    }

    private Action<IConfigurationSection> Group(Dictionary<string, Action<IConfigurationSection>> settings) => section =>
    {
        if (section.Value is { Length: > 0 })
        {
            _failures.Add(
                $"{section.Path} is a group of settings and has no value of its own. It contains {string.Join(", ", settings.Keys)}.");
        }

        ReadAll(section, settings);
    };

    private Action<IConfigurationSection> Value(Action<string> assign) => section =>
    {
        if (section.Value is not { Length: > 0 } text)
        {
            if (section.GetChildren().Any())
            {
                _failures.Add($"{section.Path} must be a single value.");
            }

            return;
        }

        try
        {
            assign(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            _failures.Add($"{section.Path} cannot be read: {exception.Message}");
        }
    };

    private static Uri Url(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        ? url
        : throw new FormatException("it must be an absolute URL, for example https://api.runware.ai/v1.");

    private static int Integer(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static decimal Amount(string text) =>
        decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
