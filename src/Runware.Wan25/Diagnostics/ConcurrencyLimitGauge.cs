using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace Runware.Wan25.Diagnostics;

/// <summary>
/// A gauge of a limit that each client has for itself. A client that is no longer used, disposed or not, is not measured.
/// </summary>
internal sealed class ConcurrencyLimitGauge
{
    private readonly ConditionalWeakTable<object, Source> _sources = [];

    public ConcurrencyLimitGauge(Meter meter, string name, string unit, string description) =>
        meter.CreateObservableGauge(name, Measure, unit, description);

    /// <summary>Begins to measure a client, which is not kept alive. While it has no limit, nothing is measured.</summary>
    public void Add(object owner, Uri endpoint, Func<int?> read) => _sources.Add(owner, new Source(endpoint, read));

    public void Remove(object owner) => _sources.Remove(owner);

    private IEnumerable<Measurement<int>> Measure()
    {
        foreach ((object _, Source? source) in _sources)
        {
            if (source.Read() is { } limit)
            {
                yield return new Measurement<int>(
                    limit, new("server.address", source.Endpoint.Host), new("server.port", source.Endpoint.Port));
            }
        }
    }

    private sealed record Source(Uri Endpoint, Func<int?> Read);
}
