namespace Runware.Wan25.Polling;

/// <summary>
/// How likely a running operation is to end within the next second, by its age. It begins with a prior and learns from every response: how
/// long operations of an age were seen running, and how many of them ended. Counted in this way the many that still run weigh as much as
/// the few that have ended, so the rate is right already while the first of a thousand come in. What was learnt long ago fades.
/// </summary>
internal sealed class GenerationTimeEstimator
{
    // The width of a step is an eighth of its age, from one second to the better part of an hour.
    private const int StepsPerDoubling = 6;
    private const int Steps = 72;

    // The prior weighs as much as this many operations that were really seen.
    private const double PriorWeight = 4;

    // In seconds of running operations, for each age: enough to be sure, and to forget within some hundred operations that come one by one.
    private const double MaxSeen = 4_000;

    private static readonly double[] Ends = [.. Enumerable.Range(0, Steps).Select(step => Math.Pow(2, (double)step / StepsPerDoubling))];

    private readonly double[] _seen = new double[Steps];
    private readonly double[] _ended = new double[Steps];
    private double _allSeen;
    private double _allEnded;

    public GenerationTimeEstimator()
    {
        double running = PriorWeight;
        for (int step = 0; step < Steps; step++)
        {
            (double rate, double time) = (Prior(Ends[step]), Ends[step] - StartOf(step));
            Add(step, running * time, running * time * rate);
            running *= Math.Exp(-rate * time);
        }
    }

    /// <summary>The hazard rate of an operation of unknown age.</summary>
    public double OfAnyAge => _allEnded / _allSeen;

    /// <summary>How long after an age to wait until the square roots of the hazard rate add up to a sum, or until a limit.</summary>
    public double TimeToPass(double sum, double age, double limit)
    {
        double at = age;
        for (int step = StepOf(age); at < age + limit && step < Steps; step++)
        {
            double density = Math.Sqrt(_ended[step] / _seen[step]);
            double until = step == Steps - 1 ? double.PositiveInfinity : Math.Max(at, Ends[step]);
            if (density * (until - at) >= sum)
            {
                return at + (sum / density) - age;
            }

            sum -= density * (until - at);
            at = until;
        }

        return limit;
    }

    /// <summary>
    /// Learns that an operation was running at one age, and its state at a later one. An end in between is spread evenly.
    /// </summary>
    public void Learn(double from, double to, bool hasEnded)
    {
        double perSecond = hasEnded ? 1 / (to - from) : 0;
        for (int step = StepOf(from); from < to; step++)
        {
            double end = step >= Steps - 1 ? to : Math.Min(Ends[step], to);
            Add(step, end - from, (end - from) * perSecond);
            from = end;
        }
    }

    // The model's maker documents one to five minutes. Tasks that fail end within seconds.
    private static double Prior(double age) => age switch
    {
        <= 12 => 0.05,
        <= 45 => 0.004,
        <= 300 => 0.0115,
        _ => 0.005,
    };

    private static double StartOf(int step) => step == 0 ? 0 : Ends[step - 1];

    private static int StepOf(double age) => age < 1 ? 0 : Math.Min(Steps - 1, 1 + (int)(StepsPerDoubling * Math.Log2(age)));

    private void Add(int step, double seen, double ended)
    {
        _seen[step] += seen;
        _ended[step] += ended;
        _allSeen += seen;
        _allEnded += ended;
        if (_seen[step] > MaxSeen)
        {
            _allSeen -= _seen[step] /= 2;
            _allEnded -= _ended[step] /= 2;
        }
    }
}
