using Runware.Wan25.Requests;
using Runware.Wan25.Validation;

namespace Runware.Wan25;

/// <summary>
/// Provides the model's limits as data, for forms and tools that show them. <see cref="VideoRequestBuilder.TryBuild"/> applies them,
/// together with the rules that concern several parameters. From <see href="https://runware.ai/docs/models/alibaba-wan2-5-preview">the
/// model's documentation</see>.
/// </summary>
public static class VideoRequestLimits
{
    /// <summary>Gets every parameter of the model, in the order in which a request writes them.</summary>
    public static IReadOnlyList<VideoRequestParameter> Parameters { get; } =
        Array.AsReadOnly<VideoRequestParameter>([.. VideoParameters.Header, .. VideoParameters.Body]);

    /// <summary>Gets the length of the shortest prompt, in Unicode code points.</summary>
    /// <value>1.</value>
    public static int MinPromptLength => (int)VideoParameters.PromptParameter.Minimum!;

    /// <summary>Gets the length of the longest prompt, in Unicode code points.</summary>
    /// <value>2000.</value>
    public static int MaxPromptLength => (int)VideoParameters.PromptParameter.Maximum!;

    /// <summary>Gets the length of the shortest negative prompt, in Unicode code points.</summary>
    /// <value>1.</value>
    public static int MinNegativePromptLength => (int)VideoParameters.NegativePromptParameter.Minimum!;

    /// <summary>Gets the length of the longest negative prompt, in Unicode code points.</summary>
    /// <value>500.</value>
    public static int MaxNegativePromptLength => (int)VideoParameters.NegativePromptParameter.Maximum!;

    /// <summary>Gets the smallest number of videos of one request.</summary>
    /// <value>1.</value>
    public static int MinResults => (int)VideoParameters.ResultsParameter.Minimum!;

    /// <summary>Gets the largest number of videos of one request.</summary>
    /// <value>4.</value>
    public static int MaxResults => (int)VideoParameters.ResultsParameter.Maximum!;

    /// <summary>Gets the smallest seed.</summary>
    /// <value>0.</value>
    public static long MinSeed => VideoParameters.SeedParameter.Minimum!.Value;

    /// <summary>Gets the largest seed.</summary>
    /// <value>2147483647.</value>
    public static long MaxSeed => VideoParameters.SeedParameter.Maximum!.Value;

    /// <summary>Gets the lowest output quality.</summary>
    /// <value>20.</value>
    public static int MinOutputQuality => (int)VideoParameters.OutputQualityParameter.Minimum!;

    /// <summary>Gets the highest output quality.</summary>
    /// <value>99.</value>
    public static int MaxOutputQuality => (int)VideoParameters.OutputQualityParameter.Maximum!;

    /// <summary>Gets the shortest time to live of a file.</summary>
    /// <value>60 seconds.</value>
    public static TimeSpan MinTimeToLive => TimeSpan.FromSeconds(VideoParameters.TimeToLiveParameter.Minimum!.Value);

    /// <summary>Gets the sizes that the model makes.</summary>
    /// <value><see cref="VideoSize.All"/>.</value>
    public static IReadOnlyList<VideoSize> Sizes => VideoSize.All;

    /// <summary>Gets the durations, in seconds.</summary>
    /// <value>5 and 10.</value>
    public static IReadOnlyList<VideoDuration> Durations { get; } = Array.AsReadOnly(Enum.GetValues<VideoDuration>());

    /// <summary>Gets the resolutions as the service spells them, in the order of <see cref="VideoResolution"/>.</summary>
    public static IReadOnlyList<string> Resolutions => VideoParameters.ResolutionParameter.AllowedValues;

    /// <summary>Gets the file formats as the service spells them, in the order of <see cref="VideoOutputFormat"/>.</summary>
    public static IReadOnlyList<string> OutputFormats => VideoParameters.OutputFormatParameter.AllowedValues;

    /// <summary>Gets the safety modes as the service spells them, in the order of <see cref="SafetyMode"/>.</summary>
    public static IReadOnlyList<string> SafetyModes => VideoParameters.SafetyParameter.AllowedValues;

    /// <summary>Gets the media types of images that the service is documented to take.</summary>
    public static IReadOnlyList<string> ImageMediaTypes { get; } = Array.AsReadOnly(MediaFormat.Accepted(MediaKind.Image));

    /// <summary>Gets the media types of audio that an upload takes without a declared type.</summary>
    public static IReadOnlyList<string> AudioMediaTypes { get; } = Array.AsReadOnly(MediaFormat.Accepted(MediaKind.Audio));
}
