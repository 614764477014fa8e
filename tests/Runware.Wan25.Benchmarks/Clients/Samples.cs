namespace Runware.Wan25.Benchmarks.Clients;

/// <summary>The one video that everybody makes here, in our words and in the wire's.</summary>
internal static class Samples
{
    public const string ApiKey = "benchmark-key";
    public const string Prompt = "A lighthouse in a storm, slow dolly-in, waves breaking over the rocks, cinematic light";
    public const string NegativePrompt = "blurry, watermark, text";

    public static VideoRequest FullRequest() => Wan25.VideoRequest.FromText(Prompt)
        .WithNegativePrompt(NegativePrompt)
        .WithSize(VideoSize.Landscape720p)
        .WithDuration(VideoDuration.TenSeconds)
        .WithSeed(81567)
        .WithOutputFormat(VideoOutputFormat.Mp4)
        .WithOutputQuality(95)
        .WithResults(1)
        .WithAudio(true)
        .WithPromptExtend(false)
        .Build();

    public static VideoTask FullTask() => new()
    {
        PositivePrompt = Prompt,
        NegativePrompt = NegativePrompt,
        Width = 1280,
        Height = 720,
        Duration = 10,
        Seed = 81567,
        OutputFormat = "MP4",
        OutputQuality = 95,
        Results = 1,
        ProviderSettings = new(new(Audio: true, PromptExtend: false)),
    };
}
