using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Runware.Wan25.Tests.Diagnostics;

/// <summary>A logger factory whose records of every level can be read.</summary>
internal sealed class LogRecords : IDisposable
{
    private readonly FakeLoggerProvider _provider = new();

    public LogRecords() => Factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(_provider));

    public ILoggerFactory Factory { get; }

    public IReadOnlyList<FakeLogRecord> All => _provider.Collector.GetSnapshot();

    public IEnumerable<int> Numbers => All.Select(record => record.Id.Id);

    public string? Value(int number, string name) => All.First(record => record.Id.Id == number).GetStructuredStateValue(name);

    public void Dispose()
    {
        Factory.Dispose();
        _provider.Dispose();
    }
}
