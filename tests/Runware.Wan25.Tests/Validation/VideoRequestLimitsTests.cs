namespace Runware.Wan25.Tests.Validation;

/// <summary>The limits that forms show are those that the validation applies: each holds, and one more does not.</summary>
public class VideoRequestLimitsTests
{
    [Fact]
    public void The_lengths_are_those_of_the_validation()
    {
        Assert.True(IsValid(a => a.WithPrompt(Text(VideoRequestLimits.MaxPromptLength))
            .WithNegativePrompt(Text(VideoRequestLimits.MaxNegativePromptLength))));
        Assert.False(IsValid(a => a.WithPrompt(Text(VideoRequestLimits.MaxPromptLength + 1))));
        Assert.False(IsValid(a => a.WithNegativePrompt(Text(VideoRequestLimits.MaxNegativePromptLength + 1))));
    }

    [Fact]
    public void The_numbers_are_those_of_the_validation()
    {
        Assert.True(IsValid(a => a.WithResults(VideoRequestLimits.MaxResults).WithSeed(VideoRequestLimits.MaxSeed)));
        Assert.True(IsValid(a => a.WithSeed(VideoRequestLimits.MinSeed)));
        Assert.False(IsValid(a => a.WithResults(VideoRequestLimits.MaxResults + 1)));
        Assert.False(IsValid(a => a.WithSeed(VideoRequestLimits.MaxSeed + 1)));
        Assert.False(IsValid(a => a.WithSeed(VideoRequestLimits.MinSeed - 1)));
        Assert.True(IsValid(a => a.WithResults(VideoRequestLimits.MinResults).WithTimeToLive(VideoRequestLimits.MinTimeToLive)));
        Assert.False(IsValid(a => a.WithResults(VideoRequestLimits.MinResults - 1)));
        Assert.False(IsValid(a => a.WithTimeToLive(VideoRequestLimits.MinTimeToLive - TimeSpan.FromSeconds(1))));
        Assert.True(
            IsValid(a => a.WithOutputQuality(VideoRequestLimits.MinOutputQuality).WithPrompt(Text(VideoRequestLimits.MinPromptLength))));
        Assert.True(IsValid(a => a.WithOutputQuality(VideoRequestLimits.MaxOutputQuality)
            .WithNegativePrompt(Text(VideoRequestLimits.MinNegativePromptLength))));
        Assert.False(IsValid(a => a.WithOutputQuality(VideoRequestLimits.MinOutputQuality - 1)));
        Assert.False(IsValid(a => a.WithOutputQuality(VideoRequestLimits.MaxOutputQuality + 1)));
        Assert.All(VideoRequestLimits.Durations, duration => Assert.True(IsValid(a => a.WithDuration(duration))));
        Assert.All(VideoRequestLimits.Sizes, size => Assert.True(IsValid(a => a.WithSize(size))));
    }

    [Fact]
    public void The_lists_stand_in_the_order_of_their_enums()
    {
        Assert.Equal(Enum.GetNames<VideoResolution>(), VideoRequestLimits.Resolutions.Select(text => $"P{text[..^1]}"));
        Assert.Equal(Enum.GetNames<VideoOutputFormat>(), VideoRequestLimits.OutputFormats, StringComparer.OrdinalIgnoreCase);
        Assert.Equal(Enum.GetNames<SafetyMode>(), VideoRequestLimits.SafetyModes, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Lists_cannot_be_changed() => Assert.All(
        [
            .. VideoRequestLimits.Parameters.Select(parameter => parameter.AllowedValues),
            VideoRequestLimits.ImageMediaTypes,
            VideoRequestLimits.AudioMediaTypes,
        ],
        list => Assert.True(((ICollection<string>)list).IsReadOnly));

    // A character outside the basic plane is two UTF-16 units and one code point.
    private static string Text(int codePoints) => string.Concat(Enumerable.Repeat("🌊", codePoints));

    private static bool IsValid(Func<VideoRequestBuilder, VideoRequestBuilder> change) =>
        change(VideoRequest.FromText("A lighthouse")).TryBuild(out _, out _);
}
