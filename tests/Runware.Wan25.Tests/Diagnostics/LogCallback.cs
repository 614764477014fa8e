using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Tests.Diagnostics;

/// <summary>Loggers that do something, such as throwing, when an event is written.</summary>
internal sealed class LogCallback(int eventNumber, Action act) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == eventNumber)
        {
            act();
        }
    }

    public void Dispose()
    {
    }
}
