using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Runware.Wan25.DependencyInjection;

/// <summary>Keeps the HTTP clients' own logs below Warning out, unless the application has a rule for the same category.</summary>
internal sealed class HttpClientLogLevelFilter : IConfigureOptions<LoggerFilterOptions>
{
    // Two lines for each poll are too many. The rule comes first, so that one of the application's for the same category replaces it.
    public void Configure(LoggerFilterOptions options) =>
        options.Rules.Insert(0, new LoggerFilterRule(null, Wan25HttpClientNames.LogCategory, LogLevel.Warning, null));
}
