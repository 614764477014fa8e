using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Cli.Explain;

/// <summary>Collects the log messages of a client, with the times of its clock.</summary>
internal sealed class ClientLogCollector(TimeProvider clock) : ILoggerFactory, ILogger
{
    private readonly DateTimeOffset _start = clock.GetUtcNow();
    private readonly Lock _gate = new();
    private readonly List<StoryReason> _reasons = [];

    public IReadOnlyList<StoryReason> Reasons
    {
        get
        {
            lock (_gate)
            {
                return [.. _reasons];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        lock (_gate)
        {
            _reasons.Add(new((clock.GetUtcNow() - _start).TotalSeconds, logLevel.ToString(), formatter(state, exception)));
        }
    }

    public void Dispose()
    {
    }
}
