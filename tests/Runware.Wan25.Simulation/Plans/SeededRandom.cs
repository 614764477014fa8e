using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>
/// Chance that follows from the seed and from what it is drawn for, never from the order in which things happen: each purpose has a stream
/// of its own, so a change in one part of a plan leaves the others as they were. The text of a purpose is part of what a seed means: some
/// keep an old name.
/// </summary>
internal sealed class SeededRandom(long seed, string purpose, long index = 0)
{
    private long _draws;

    public ulong Next() => DeterministicRandom.Bits(seed, purpose, index, ++_draws);

    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Both ends included.</summary>
    public int Between(int min, int max) => min + (int)(Next() % (ulong)(max - min + 1));

    /// <summary>A time on a grid: events that happen at the same moment are where the mistakes are.</summary>
    public TimeSpan Time(double minSeconds, double maxSeconds) =>
        TimeSpan.FromMilliseconds(Math.Round((minSeconds + (Unit() * (maxSeconds - minSeconds))) * 10) * 100);

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[(int)(Next() % (ulong)choices.Length)];

    /// <summary>Small numbers often, large ones sometimes.</summary>
    public int Skewed(int min, int max, double power) => Math.Min(max, min + (int)(Math.Pow(Unit(), power) * (max - min + 1)));

    public Guid Uuid() => DeterministicRandom.Uuid(seed, purpose, index, ++_draws);
}
