using Runware.Wan25.Polling;

namespace Runware.Wan25.Tests.Polling;

/// <summary>The probability of ending within the next second: guessed at first, then counted.</summary>
public class GenerationTimeEstimatorTests
{
    private const double Moment = 1e-6;

    private readonly GenerationTimeEstimator _estimator = new();

    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(0.5, 0.05)]
    [InlineData(11, 0.05)]
    [InlineData(13, 0.004)]
    [InlineData(40, 0.004)]
    [InlineData(46, 0.0115)]
    [InlineData(280, 0.0115)]
    [InlineData(330, 0.005)]
    [InlineData(3000, 0.005)]
    [InlineData(1_000_000, 0.005)]
    public void They_begin_with_a_prior(double age, double rates) => AssertRate(age, rates);

    [Theory]
    [InlineData(5)]
    [InlineData(100)]
    public void The_prior_weighs_as_much_as_four_operations_that_were_seen(double age)
    {
        var (guess, weight) =
            age < 12 ? (0.05, 4 * Math.Exp(-0.05 * 4.49)) : (0.0115, 4 * Math.Exp(-(0.05 * 11.3) - (0.004 * 29) - (0.0115 * 50.2)));

        _estimator.Learn(age * 0.7, age * 1.4, hasEnded: false);

        AssertRate(age, guess * weight / (weight + 1), within: 0.01);
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(0, 0.9)]
    [InlineData(100, 104)]
    [InlineData(5000, 9000)]
    public void Where_operations_end_the_rate_is_one_over_the_time_it_took(double from, double to)
    {
        Repeat(2000, () => _estimator.Learn(from, to, hasEnded: true));

        foreach (var age in new[] { from + ((to - from) * 0.02), (from + to) / 2, to - ((to - from) * 0.02) })
        {
            AssertRate(age, 1 / (to - from), within: 0.05);
        }
    }

    [Fact]
    public void Half_of_them_ending_is_half_the_rate()
    {
        Repeat(1000, () => _estimator.Learn(10, 20, hasEnded: true));
        Repeat(1000, () => _estimator.Learn(10, 20, hasEnded: false));

        AssertRate(15, 0.05, within: 0.05);
    }

    [Fact]
    public void What_happens_at_one_age_changes_no_other()
    {
        Repeat(1000, () => _estimator.Learn(10, 20, hasEnded: true));

        AssertRate(7, 0.05);
        AssertRate(25, 0.004);
    }

    [Fact]
    public void What_was_learnt_long_ago_fades()
    {
        Repeat(100_000, () => _estimator.Learn(10, 20, hasEnded: false));
        AssertRate(15, 0, within: 0.001);

        Repeat(20_000, () => _estimator.Learn(10, 20, hasEnded: true));

        AssertRate(15, 0.1, within: 0.05);
    }

    [Fact]
    public void The_rate_of_any_age_is_that_where_most_was_seen()
    {
        Assert.InRange(_estimator.OfAnyAge, 0.004, 0.05);

        Repeat(100_000, () => _estimator.Learn(10, 20, hasEnded: true));

        Assert.InRange(_estimator.OfAnyAge, 0.09, 0.1);
    }

    [Theory]
    [InlineData(0, 0.4)]
    [InlineData(0.5, 3)]
    [InlineData(3.3, 2.5)]
    [InlineData(11, 1)]
    [InlineData(44, 0.6)]
    [InlineData(290, 9)]
    public void The_time_to_pass_adds_up(double age, double sum)
    {
        var first = _estimator.TimeToPass(sum / 3, age, 10_000);
        var rest = _estimator.TimeToPass(sum * 2 / 3, age + first, 10_000);

        Assert.Equal(_estimator.TimeToPass(sum, age, 10_000), first + rest, tolerance: 1e-9);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(7, 3)]
    [InlineData(100, 200)]
    public void Over_some_time_the_square_roots_of_the_rates_add_up_to_the_sum(double age, double time)
    {
        var sum = 0.0;
        for (var second = 0.0; second < time; second += 0.001)
        {
            sum += Math.Sqrt(RateAt(age + second)) * 0.001;
        }

        Assert.Equal(time, _estimator.TimeToPass(sum, age, 10_000), tolerance: time * 0.01);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(500)]
    public void It_looks_no_further_than_the_limit(double age) => Assert.Equal(10, _estimator.TimeToPass(1_000, age, 10));

    private static void Repeat(int times, Action act)
    {
        for (var time = 0; time < times; time++)
        {
            act();
        }
    }

    // Over a moment the probability does not change, so its square root is the sum for the time.
    private double RateAt(double age) => Math.Pow(Moment / _estimator.TimeToPass(Moment, age, 1e9), 2);

    private void AssertRate(double age, double expected, double within = 1e-4) =>
        Assert.InRange(RateAt(age), expected * (1 - within), expected == 0 ? within : expected * (1 + within));
}
