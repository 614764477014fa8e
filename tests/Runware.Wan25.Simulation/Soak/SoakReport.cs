using System.Collections.Concurrent;
using System.Globalization;
using Runware.Wan25.Simulation.Worlds;

namespace Runware.Wan25.Simulation.Soak;

/// <summary>What a soak did and what did not hold. Written to from all threads.</summary>
internal sealed class SoakReport(Action<string> write)
{
    private const int MaxWrittenOfEach = 10;

    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly ConcurrentDictionary<string, int> _byInvariant = new();
    private int _violations;

    public int Violations => Volatile.Read(ref _violations);

    public long CountOf(string what) => _counts.GetValueOrDefault(what);

    public void Count(string what, long by = 1) => _counts.AddOrUpdate(what, by, (_, before) => before + by);

    public void Write(string line) => write(line);

    public void Violate(string invariant, string what)
    {
        Interlocked.Increment(ref _violations);
        if (_byInvariant.AddOrUpdate(invariant, 1, (_, before) => before + 1) <= MaxWrittenOfEach)
        {
            write($"VIOLATION {new Violation(invariant, what)}");
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{string.Join(", ", _counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"))}; "
            + $"{Violations} violations");
}
