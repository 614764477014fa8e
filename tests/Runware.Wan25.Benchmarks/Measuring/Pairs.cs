namespace Runware.Wan25.Benchmarks.Measuring;

/// <summary>Two things measured in turns, so that what else happens on the machine meets both.</summary>
internal sealed class Pairs
{
    private readonly List<double> _ours = [];
    private readonly List<double> _reference = [];

    public Pairs()
    {
    }

    public Pairs(IEnumerable<double> ours, IEnumerable<double> reference) => (_ours, _reference) = ([.. ours], [.. reference]);

    public double Ours => Median(_ours);

    public double Reference => Median(_reference);

    public IReadOnlyList<double> AllOurs => _ours;

    public IReadOnlyList<double> AllReference => _reference;

    /// <summary>
    /// The median of the ratios of each pair: it forgives a pair that was disturbed, which the ratio of two medians does not.
    /// </summary>
    public double Ratio => Median([.. _ours.Zip(_reference, (ours, reference) => ours / reference)]);

    public void Add(double ours, double reference)
    {
        _ours.Add(ours);
        _reference.Add(reference);
    }

    public static double Median(List<double> values)
    {
        List<double> sorted = [.. values.Order()];
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
