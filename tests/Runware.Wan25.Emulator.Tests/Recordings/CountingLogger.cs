using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Emulator.Tests.Recordings;

/// <summary>A factory of one logger, which records the log levels.</summary>
internal sealed class CountingLogger : ILoggerFactory, ILogger
{
    public List<LogLevel> Levels { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Levels.Add(logLevel);
}
