using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>Reads what a client logs: a response that it could not bear is a mistake of its own, even where it goes on.</summary>
internal sealed class WorldLogger(World world, string name) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => world.Trace.IsRead || logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        world.Trace.Add($"{name} logs: {formatter(state, exception)}");
        if (eventId.Name == "ResponseUnusable")
        {
            world.Report(Invariant.NoSurprise, $"{name} logs: {formatter(state, exception)} {exception}");
        }
    }
}
