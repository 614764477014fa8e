using Runware.Wan25.Validation;

namespace Runware.Wan25;

/// <summary>
/// The model's limits as numbers, for forms that show them. What decides is always <see cref="VideoRequestBuilder.TryBuild"/>, which knows them all; the sizes are
/// in <see cref="VideoSize.All"/>. From <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview">the model's documentation</see>.
/// </summary>
public static class VideoRequestLimits
{
    /// <summary>The longest prompt, in Unicode code points.</summary>
    public static int MaxPromptLength => Wan25Limits.MaxPrompt;

    /// <summary>The longest negative prompt, in Unicode code points.</summary>
    public static int MaxNegativePromptLength => Wan25Limits.MaxNegativePrompt;

    /// <summary>The most videos of one request.</summary>
    public static int MaxResults => Wan25Limits.MaxResults;

    /// <summary>The smallest seed.</summary>
    public static long MinSeed => Wan25Limits.MinSeed;

    /// <summary>The largest seed.</summary>
    public static long MaxSeed => Wan25Limits.MaxSeed;

    /// <summary>The resolutions as the service spells them, in the order of <see cref="VideoResolution"/>.</summary>
    public static IReadOnlyList<string> Resolutions { get; } = Array.AsReadOnly(Wan25Limits.Resolutions);
}
