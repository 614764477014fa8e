using System.Text.Json;
using Runware.Wan25.Tests.Transport.Wire;
using Runware.Wan25.Tests.Validation;

namespace Runware.Wan25.Tests.Requests;

public class VideoRequestTests
{
    [Fact]
    public void Every_parameter_reads_back()
    {
        var id = Guid.NewGuid();
        var url = new Uri("https://example.com/x");
        var image = ImageInput.FromMediaId(id);
        var audio = AudioInput.FromMediaId(id);
        var request = VideoRequest.FromImage(image, "p")
            .WithNegativePrompt("n").WithSize(640, 640).WithDuration(VideoDuration.FiveSeconds).WithSeed(3).WithResults(2)
            .WithOutputFormat(VideoOutputFormat.Mov).WithOutputQuality(50)
            .WithTimeToLive(TimeSpan.FromHours(1)).WithWebhook(url).WithUploadEndpoint(url)
            .WithSafety(SafetyMode.Fast).WithContentCheck(false).WithIncludeCost(false)
            .WithAudioInput(audio).WithPromptExtend(false).WithTaskId(id)
            .WithParameter("fps", Json("24")).Build();

        Assert.Equal(
            ("p", "n", VideoSize.Square480p, VideoDuration.FiveSeconds),
            (request.Prompt, request.NegativePrompt, request.Size, request.Duration));
        Assert.Equal((3L, 2, VideoOutputFormat.Mov, 50), (request.Seed, request.ResultCount, request.OutputFormat, request.OutputQuality));
        Assert.Equal((TimeSpan.FromHours(1), url, url), (request.TimeToLive, request.Webhook, request.UploadEndpoint));
        Assert.Equal(
            (SafetyMode.Fast, false, false, false),
            (request.Safety, request.ContentCheck, request.IncludeCost, request.PromptExtend));
        Assert.Equal((image, audio, id), (request.FirstFrame, request.AudioInput, request.TaskId));
        Assert.Equal(24, request.AdditionalParameters["fps"].GetInt32());
        Assert.Null(request.Resolution);
        Assert.Null(request.Audio);
    }

    [Fact]
    public void What_was_not_said_reads_back_as_nothing()
    {
        var request = VideoRequest.FromText("p").Build();
        Assert.Equal(1, request.ResultCount);
        Assert.True(request.IncludeCost);
        Assert.Empty(request.AdditionalParameters);
        Assert.Equal(
            [null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null],
            new object?[]
            {
                request.TaskId, request.NegativePrompt, request.Size, request.Resolution, request.Duration, request.Seed,
                request.OutputFormat, request.OutputQuality,
                request.TimeToLive, request.Webhook, request.UploadEndpoint, request.Safety, request.ContentCheck, request.FirstFrame,
                request.AudioInput, request.Audio,
            });
    }

    [Fact]
    public void A_builder_can_go_on_without_changing_what_it_built()
    {
        var builder = VideoRequest.FromText("first").WithSeed(1).WithParameter("fps", Json("1"));
        var first = builder.Build();
        var second = builder.WithPrompt("second").WithSeed(null).WithParameter("fps", Json("2")).Build();
        Assert.Equal(("first", 1L, 1), (first.Prompt, first.Seed, first.AdditionalParameters["fps"].GetInt32()));
        Assert.Equal(("second", null, 2), (second.Prompt, second.Seed, second.AdditionalParameters["fps"].GetInt32()));
    }

    [Fact]
    public void To_builder_keeps_everything_but_the_task_id()
    {
        var request =
            Rules.ValidImage().WithSeed(1).WithParameter("fps", Json("1")).WithIncludeCost(false).WithTaskId(Guid.NewGuid()).Build();
        var copy = request.ToBuilder().Build();
        Assert.Null(copy.TaskId);
        Assert.NotEqual(request, copy);
        Assert.Equal(request, copy.ToBuilder().WithTaskId(request.TaskId!.Value).Build());
        Assert.NotNull(request.TaskId);
    }

    [Fact]
    public void Requests_that_say_the_same_are_equal()
    {
        static VideoRequestBuilder Same() => VideoRequest.FromText("x").WithSize(1280, 720).WithParameter("a", Json("""{"b":[1]}"""))
            .WithFirstFrame(ImageInput.FromBytes(TestMedia.JpegOf(9)));
        Assert.Equal(Same().Build(), Same().Build());
        Assert.Equal(Same().Build().GetHashCode(), Same().Build().GetHashCode());
        Assert.NotEqual(Same().Build(), Same().WithSeed(0).Build());
        Assert.NotEqual(Same().Build(), Same().WithParameter("a", Json("""{"b":[2]}""")).Build());
        Assert.NotEqual(Same().Build(), Same().WithFirstFrame(ImageInput.FromBytes(TestMedia.JpegOf(10))).Build());
        Assert.False(Same().Build().Equals(null));
    }

    [Fact]
    public void The_text_form_tells_what_kind_of_request_it_is()
    {
        Assert.Equal(
            "text-to-video, 132 characters, 1280x720, 10 s",
            VideoRequest.FromText(new('x', 132)).WithDuration(VideoDuration.TenSeconds).Build().ToString());
        Assert.Equal(
            "image-to-video, 8 characters, 480p, 3 results",
            Rules.ValidImage().WithResolution(VideoResolution.P480).WithResults(3).Build().ToString());
        Assert.Equal("text-to-video, 1 characters, 1280x720", VideoRequest.FromText("🎬").ToString());
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
