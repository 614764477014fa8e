using Runware.Wan25.Tests.Transport.Wire;

namespace Runware.Wan25.Tests.Validation;

public class WithoutValidationTests
{
    [Fact]
    public async Task Limits_are_skipped_and_what_was_given_is_sent()
    {
        var task = await Bodies.TaskAsync(VideoRequest.FromText(new('x', 5000)).WithoutValidation()
            .WithNegativePrompt("").WithSize(123, 45).WithResolution(VideoResolution.P720)
            .WithDuration((VideoDuration)15).WithSeed(4294967295).WithResults(8)
            .WithOutputQuality(100).WithTimeToLive(TimeSpan.FromSeconds(1))
            .WithOutputFormat((VideoOutputFormat)9).WithTaskId(new("11111111-1111-1111-1111-111111111111"))
            .Build());
        Assert.Equal(5000, ((string)task["positivePrompt"]!).Length);
        Assert.Equal((123, 45, 15), ((int)task["width"]!, (int)task["height"]!, (int)task["duration"]!));
        Assert.Equal(
            (4294967295, 8, 100, 1),
            ((long)task["seed"]!, (int)task["numberResults"]!, (int)task["outputQuality"]!, (int)task["ttl"]!));
        Assert.Equal(("9", "720p"), ((string?)task["outputFormat"], (string?)task["resolution"]));
    }

    [Fact]
    public void Parameters_may_exclude_each_other_and_media_may_be_of_any_kind()
    {
        Rules.None(Rules.Valid().WithoutValidation().WithAudioInput(AudioInput.FromMediaId(Guid.NewGuid())).WithAudio(false));
        Rules.None(VideoRequest.FromImage(ImageInput.FromDataUri("data:video/mp4,x"), null!).WithoutValidation());
        Rules.None(VideoRequest.FromImage(ImageInput.FromBytes(new byte[] { 1 }, "video/mp4"), "x").WithoutValidation());
    }

    [Fact]
    public void What_the_client_needs_itself_is_still_checked()
    {
        Rules.Only(Rules.Valid().WithoutValidation().WithResults(0), "numberResults", VideoRequestErrorCodes.Range);
        Rules.Only(Rules.Valid().WithoutValidation().WithTaskId(Guid.Empty), "taskUUID", VideoRequestErrorCodes.Format);
        Rules.Only(Rules.Valid().WithoutValidation().WithIdempotencyKey("", "k"), "taskUUID", VideoRequestErrorCodes.Format);
        Rules.Only(
            Rules.ValidImage().WithoutValidation().WithFirstFrame(ImageInput.FromFile("/no/such.png")),
            "inputs.frameImages[0]",
            VideoRequestErrorCodes.Unreadable);
        Rules.Only(
            Rules.ValidImage().WithoutValidation().WithFirstFrame(ImageInput.FromBase64("\uD800")),
            "inputs.frameImages[0]",
            VideoRequestErrorCodes.Format);
    }

    [Fact]
    public void It_stays_with_the_request()
    {
        var request = Rules.Valid().WithOutputQuality(1).WithoutValidation().Build();
        Assert.Equal(1, request.ToBuilder().Build().OutputQuality);
    }
}
