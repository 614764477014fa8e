using System.Reflection;

namespace Runware.Wan25.Tests.Validation;

public class ChoiceValidatorTests
{
    [Fact]
    public void Every_value_of_every_enum_passes()
    {
        Assert.All(Enum.GetValues<VideoDuration>(), value => Rules.None(Rules.Valid().WithDuration(value)));
        Assert.All(Enum.GetValues<VideoResolution>(), value => Rules.None(Rules.Valid().WithResolution(value)));
        Assert.All(Enum.GetValues<VideoOutputFormat>(), value => Rules.None(Rules.Valid().WithOutputFormat(value)));
        Assert.All(Enum.GetValues<SafetyMode>(), value => Rules.None(Rules.Valid().WithSafety(value)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(11)]
    public void Other_durations_are_reported_with_those_allowed(int seconds)
    {
        var error = Rules.Only(Rules.Valid().WithDuration((VideoDuration)seconds), "duration", VideoRequestErrorCodes.NotAllowed);
        Assert.Equal(["5", "10"], error.AllowedValues);
        Assert.Equal($"duration must be one of 5, 10 seconds; {seconds} was given.", error.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Values_made_up_by_a_cast_are_reported_with_those_allowed(int value)
    {
        AssertAllowed(Rules.Valid().WithResolution((VideoResolution)value), "resolution", "480p", "720p", "1080p");
        AssertAllowed(Rules.Valid().WithOutputFormat((VideoOutputFormat)value), "outputFormat", "MP4", "WEBM", "MOV");
        AssertAllowed(Rules.Valid().WithSafety((SafetyMode)value), "safety.mode", "none", "fast", "full");
    }

    [Fact]
    public void The_named_sizes_are_the_sizes_of_the_list()
    {
        var named = typeof(VideoSize).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(VideoSize))
            .Select(property => (VideoSize)property.GetValue(null)!);

        Assert.Equal(VideoSize.All.OrderBy(size => (size.Width, size.Height)), named.OrderBy(size => (size.Width, size.Height)));
    }

    [Fact]
    public void Every_size_of_the_list_passes() => Assert.All(VideoSize.All, size => Rules.None(Rules.Valid().WithSize(size)));

    [Theory]
    [InlineData(1280, 721)]
    [InlineData(1279, 720)]
    [InlineData(832, 480)]
    [InlineData(1080, 720)]
    public void Another_pair_is_reported_once_with_the_pairs_allowed(int width, int height)
    {
        var error = Rules.Only(Rules.Valid().WithSize(width, height), "width", VideoRequestErrorCodes.NotAllowed);
        Assert.Equal(13, error.AllowedValues.Count);
        Assert.Contains("1280x720", error.AllowedValues);
        Assert.Contains($"{width}x{height} was given", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_side_that_is_not_positive_is_reported_where_it_is()
    {
        Rules.Only(Rules.Valid().WithSize(0, 720), "width", VideoRequestErrorCodes.Range);
        Rules.Only(Rules.Valid().WithSize(1280, -1), "height", VideoRequestErrorCodes.Range);
        Assert.Equal(["width", "height"], Rules.Of(Rules.Valid().WithSize(default(VideoSize))).Select(error => error.Path));
    }

    private static void AssertAllowed(VideoRequestBuilder builder, string path, params string[] allowed) =>
        Assert.Equal(allowed, Rules.Only(builder, path, VideoRequestErrorCodes.NotAllowed).AllowedValues);
}
