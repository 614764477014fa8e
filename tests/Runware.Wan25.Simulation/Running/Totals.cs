using System.Globalization;

namespace Runware.Wan25.Simulation.Running;

/// <summary>The sums over seeds, in a form that goes through a pipe.</summary>
internal sealed class Totals
{
    private const string Mark = "#totals";

    public long Seeds { get; private set; }

    public long Jobs { get; private set; }

    public long Requests { get; private set; }

    public long Faults { get; private set; }

    public long Charges { get; private set; }

    /// <summary>Gets a value that indicates whether the seeds prove little, because next to nothing went wrong in them.</summary>
    public bool HasFewFaults => Seeds >= 100 && Faults <= Seeds;

    public int Failing { get; private set; }

    public int Violations { get; private set; }

    public void Add(SeedRun run)
    {
        Seeds++;
        Jobs += run.Jobs;
        Requests += run.Requests;
        Faults += run.Faults;
        Charges += run.Charges;
        Failing += run.Failed ? 1 : 0;
        Violations += run.Violations.Count;
    }

    public void AddUnobserved(int exceptions) => Violations += exceptions;

    public void Add(Totals other)
    {
        Seeds += other.Seeds;
        Jobs += other.Jobs;
        Requests += other.Requests;
        Faults += other.Faults;
        Charges += other.Charges;
        Failing += other.Failing;
        Violations += other.Violations;
    }

    public static Totals? TryRead(string line)
    {
        if (!line.StartsWith(Mark, StringComparison.Ordinal))
        {
            return null;
        }

        var numbers = line[Mark.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => long.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        return new Totals
        {
            Seeds = numbers[0],
            Jobs = numbers[1],
            Requests = numbers[2],
            Faults = numbers[3],
            Charges = numbers[4],
            Failing = (int)numbers[5],
            Violations = (int)numbers[6],
        };
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mark} {Seeds} {Jobs} {Requests} {Faults} {Charges} {Failing} {Violations}");

    public string Describe(TimeSpan time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Seeds} seeds, {Jobs} jobs, {Faults} faults injected, {Requests} requests, {Charges} charges,"
            + $" {Violations} violations in {Failing} seeds; {time.TotalSeconds:0.0} s, {Seeds / time.TotalSeconds:0} seeds/s");
}
