using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.AspNetCore.Tests;

/// <summary>Everything that was logged, as text.</summary>
internal sealed class CapturedLogs : ILoggerProvider
{
    public ConcurrentQueue<(string Category, LogLevel Level, string Text)> Entries { get; } = new();

    /// <summary>Warnings and errors, except those of a web server whose machine is busy.</summary>
    public IEnumerable<(string Category, LogLevel Level, string Text)> Warnings => Entries.Where(entry =>
        entry.Level >= LogLevel.Warning && !entry.Text.Contains("heartbeat has been running", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Entries.Enqueue((category, logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
