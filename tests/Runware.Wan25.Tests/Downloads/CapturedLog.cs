using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Tests.Downloads;

/// <summary>Keeps what was logged.</summary>
internal sealed class CapturedLog : ILogger
{
    private readonly Channel<TimeSpan> _delays = Channel.CreateUnbounded<TimeSpan>();

    public List<string> Lines { get; } = [];

    /// <summary>The delays before further attempts, as they were logged.</summary>
    public List<TimeSpan> Delays { get; } = [];

    /// <summary>The same, each as soon as it begins.</summary>
    public ChannelReader<TimeSpan> Begun => _delays.Reader;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
        if (state is IReadOnlyList<KeyValuePair<string, object?>> values
            && values.FirstOrDefault(one => one.Key == "Delay").Value is TimeSpan delay)
        {
            Delays.Add(delay);
            _delays.Writer.TryWrite(delay);
        }
    }
}
