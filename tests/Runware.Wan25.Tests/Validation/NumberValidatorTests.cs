using System.Globalization;

namespace Runware.Wan25.Tests.Validation;

public class NumberValidatorTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(99)]
    public void Quality_within_passes(int quality) => Rules.None(Rules.Valid().WithOutputQuality(quality));

    [Theory]
    [InlineData(19)]
    [InlineData(100)]
    public void Quality_outside_is_reported(int quality) => Assert.Equal(
        string.Create(CultureInfo.InvariantCulture, $"outputQuality must be from 20 to 99; {quality} was given."),
        Rules.Only(Rules.Valid().WithOutputQuality(quality), "outputQuality", VideoRequestErrorCodes.Range).Message);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Results_within_pass(int count) => Rules.None(Rules.Valid().WithResults(count));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(5)]
    public void Results_outside_are_reported(int count) =>
        Rules.Only(Rules.Valid().WithResults(count), "numberResults", VideoRequestErrorCodes.Range);

    [Theory]
    [InlineData(0)]
    [InlineData(2147483647)]
    public void Seeds_within_pass(long seed) => Rules.None(Rules.Valid().WithSeed(seed));

    [Theory]
    [InlineData(-1)]
    [InlineData(2147483648)]
    public void Seeds_outside_are_reported(long seed) => Rules.Only(Rules.Valid().WithSeed(seed), "seed", VideoRequestErrorCodes.Range);

    [Theory]
    [InlineData(60)]
    [InlineData(86400)]
    public void Times_to_live_of_whole_seconds_from_a_minute_on_pass(int seconds) =>
        Rules.None(Rules.Valid().WithTimeToLive(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(59)]
    [InlineData(0)]
    [InlineData(-60)]
    public void Shorter_times_to_live_are_reported(int seconds) =>
        Rules.Only(Rules.Valid().WithTimeToLive(TimeSpan.FromSeconds(seconds)), "ttl", VideoRequestErrorCodes.Range);

    [Fact]
    public void A_fraction_of_a_second_is_reported_even_without_validation()
    {
        var time = TimeSpan.FromSeconds(60) + TimeSpan.FromTicks(1);
        Rules.Only(Rules.Valid().WithTimeToLive(time), "ttl", VideoRequestErrorCodes.Format);
        Rules.Only(Rules.Valid().WithTimeToLive(time).WithoutValidation(), "ttl", VideoRequestErrorCodes.Format);
    }
}
