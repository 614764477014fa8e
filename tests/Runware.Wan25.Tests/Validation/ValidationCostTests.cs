using Runware.Wan25.Validation;

namespace Runware.Wan25.Tests.Validation;

public class ValidationCostTests
{
    private static readonly Uri SomeUrl = new("https://example.com/hook");
    private static readonly ImageInput SomeImage = ImageInput.FromUrl(new("https://example.com/a.jpg"));
    private static readonly AudioInput SomeAudio = AudioInput.FromMediaId(Guid.NewGuid());
    private static readonly Guid SomeId = Guid.NewGuid();

    [Fact]
    public void Checking_a_valid_full_request_allocates_nothing()
    {
        var parameters = Full().Parameters;
        Assert.Equal(0, AllocatedBy(() => Assert.True(VideoRequestValidator.Check(parameters).IsEmpty)));
    }

    [Fact]
    public void Building_a_full_request_allocates_less_than_a_kilobyte() => Assert.InRange(AllocatedBy(() => Full()), 1, 1024);

    private static long AllocatedBy(Action action)
    {
        for (var i = 0; i < 200; i++)
        {
            action();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static VideoRequest Full() => VideoRequest.FromImage(SomeImage, "A lighthouse in a storm 🎬")
        .WithNegativePrompt("blurry").WithSize(VideoSize.Portrait1080p).WithDuration(VideoDuration.TenSeconds).WithSeed(1).WithResults(2)
        .WithOutputFormat(VideoOutputFormat.Mp4).WithOutputQuality(90)
        .WithTimeToLive(TimeSpan.FromHours(1)).WithWebhook(SomeUrl).WithUploadEndpoint(SomeUrl)
        .WithSafety(SafetyMode.Fast).WithContentCheck(true).WithAudioInput(SomeAudio).WithPromptExtend(false).WithTaskId(SomeId)
        .Build();
}
