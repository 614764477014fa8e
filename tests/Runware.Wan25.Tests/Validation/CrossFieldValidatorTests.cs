namespace Runware.Wan25.Tests.Validation;

public class CrossFieldValidatorTests
{
    [Fact]
    public void Size_and_resolution_exclude_each_other()
    {
        Rules.Only(
            Rules.Valid().WithSize(VideoSize.Square480p).WithResolution(VideoResolution.P480),
            "resolution",
            VideoRequestErrorCodes.Conflict);
        Rules.Only(
            Rules.ValidImage().WithResolution(VideoResolution.P480).WithSize(640, 640), "resolution", VideoRequestErrorCodes.Conflict);
        Rules.None(Rules.Valid().WithSize(VideoSize.Square480p).WithResolution(VideoResolution.P480).WithSize(null));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Audio_input_and_native_audio_exclude_each_other_whatever_the_value(bool audio)
    {
        var input = AudioInput.FromMediaId(Guid.NewGuid());
        Rules.Only(Rules.Valid().WithAudioInput(input).WithAudio(audio), "providerSettings.alibaba.audio", VideoRequestErrorCodes.Conflict);
        Rules.None(Rules.Valid().WithAudioInput(input).WithPromptExtend(true));
        Rules.None(Rules.Valid().WithAudio(audio));
    }

    [Fact]
    public void Image_to_video_needs_its_image()
    {
        Rules.Only(VideoRequest.FromImage(null!, "x"), "inputs.frameImages[0]", VideoRequestErrorCodes.Required);
        Rules.Only(VideoRequest.FromImage(null!, "x").WithoutValidation(), "inputs.frameImages[0]", VideoRequestErrorCodes.Required);
        Rules.None(VideoRequest.FromImage(null!, "x").WithFirstFrame(ImageInput.FromMediaId(Guid.NewGuid())));
    }

    [Fact]
    public void Everything_that_is_wrong_is_reported_at_once()
    {
        var builder = VideoRequest.FromImage(ImageInput.FromBase64("not base64!"), "")
            .WithNegativePrompt(new('n', 501)).WithSize(1, 1).WithResolution((VideoResolution)9)
            .WithDuration((VideoDuration)6).WithSeed(-1).WithResults(9)
            .WithOutputFormat((VideoOutputFormat)9).WithOutputQuality(1).WithTimeToLive(TimeSpan.FromSeconds(1.5)).WithSafety((SafetyMode)9)
            .WithWebhook(new("/hook", UriKind.Relative)).WithUploadEndpoint(new("ftp://example.com/x"))
            .WithAudioInput(AudioInput.FromMediaId(Guid.Empty)).WithAudio(true).WithTaskId(Guid.Empty)
            .WithParameter("taskUUID", default(System.Text.Json.JsonElement));

        var exception = Assert.Throws<VideoRequestValidationException>(builder.Build);
        Assert.Equal(
            [
                "duration", "inputs.audio", "inputs.frameImages[0]", "negativePrompt", "numberResults", "outputFormat", "outputQuality",
                "positivePrompt",
                "providerSettings.alibaba.audio", "resolution", "resolution", "safety.mode", "seed", "taskUUID", "taskUUID", "taskUUID",
                "ttl", "ttl",
                "uploadEndpoint", "webhookURL", "width",
            ],
            exception.Errors.Select(error => error.Path).Order(StringComparer.Ordinal));
        Assert.Null(exception.SubmissionState);
        Assert.All(exception.Errors, error => Assert.Contains(error.Message, exception.Message, StringComparison.Ordinal));
    }
}
