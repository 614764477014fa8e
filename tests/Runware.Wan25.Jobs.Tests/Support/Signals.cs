using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>The log, as the sign that something happened: whoever waits looks again after each line.</summary>
internal sealed class Signals : ILoggerProvider, ILogger
{
    private static readonly TimeSpan WaitTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(200);

    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Lines { get; } = new();

    public async Task UntilAsync(Func<Task<bool>> condition, Func<string>? describe = null)
    {
        using var timeout = new CancellationTokenSource(WaitTimeout, TimeProvider.System);
        while (true)
        {
            var next = _next.Task;
            if (await condition())
            {
                return;
            }

            try
            {
                timeout.Token.ThrowIfCancellationRequested();
                await next.WaitAsync(LookAgainAfter, TimeProvider.System, timeout.Token);
            }
            catch (TimeoutException)
            {
                // What the last line announced may be stored only after it was written.
            }
            catch (OperationCanceledException)
            {
                Assert.Fail(
                    $"It did not happen. {describe?.Invoke()}{Environment.NewLine}{string.Join(Environment.NewLine, Lines.TakeLast(60))}");
            }
        }
    }

    // Who waits for a health check to change would check again at once, for ever: each check writes a line.
    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith(typeof(HealthCheckService).Namespace!, StringComparison.Ordinal) ? NullLogger.Instance : this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Lines.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");
        Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    public void Dispose()
    {
    }
}
