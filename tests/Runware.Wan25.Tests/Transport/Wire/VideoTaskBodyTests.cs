using System.Text.Json.Nodes;
using Runware.Wan25.Requests;
using Runware.Wan25.Tests.Requests;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

public class VideoTaskBodyTests
{
    private static readonly Uri SomeImage = new("https://example.com/a.jpg");

    [Theory]
    [InlineData(ModelPageExamples.DesertObservatory)]
    [InlineData(ModelPageExamples.MonsoonNight)]
    [InlineData(ModelPageExamples.RainyMidnight)]
    public async Task A_text_example_of_the_models_page_is_sent_field_for_field(string example)
    {
        var page = JsonNode.Parse(example)!;
        var request = VideoRequest.FromText((string)page["positivePrompt"]!)
            .WithNegativePrompt((string)page["negativePrompt"]!)
            .WithSize(VideoSize.Landscape720p)
            .WithDuration(VideoDuration.TenSeconds)
            .WithSeed((long)page["seed"]!)
            .WithPromptExtend(true)
            .WithAudio(true)
            .Build();

        AssertSameBesidesDefaults(page, await Bodies.TaskAsync(request, (Guid)page["taskUUID"]!));
    }

    [Fact]
    public async Task The_image_example_of_the_models_page_is_sent_field_for_field()
    {
        var page = JsonNode.Parse(ModelPageExamples.RainyAlley)!;
        var image = ImageInput.FromUrl(new("https://assets.runware.ai/assets/inputs/77c1bf52-2488-4511-b486-60431656fda3.jpg"));
        var request = VideoRequest.FromImage(image, (string)page["positivePrompt"]!)
            .WithNegativePrompt((string)page["negativePrompt"]!)
            .WithSize(1280, 720)
            .WithDuration(VideoDuration.TenSeconds)
            .WithSeed(81567)
            .WithPromptExtend(true)
            .WithAudio(true)
            .Build();

        AssertSameBesidesDefaults(page, await Bodies.TaskAsync(request, (Guid)page["taskUUID"]!));
    }

    // Letters stay letters; what lies beyond the basic plane is escaped, which means the same.
    [Fact]
    public async Task A_bare_text_request_is_an_array_with_the_defaults_and_nothing_else() => Assert.Equal(
        """
        [{"taskType":"videoInference","taskUUID":"be8fd83d-7116-4984-b37e-391df5ee434e","model":"runware:201@1","deliveryMethod":"async",
        "includeCost":true,"positivePrompt":"Grüße, 灯台 \uD83C\uDFAC <b> a+b","width":1280,"height":720}]
        """.ReplaceLineEndings(""),
        await Bodies.TextAsync(
            await VideoTaskBody.PrepareAsync(VideoRequest.FromText("Grüße, 灯台 🎬 <b> a+b").Build(), Bodies.TaskId, null, default)));

    [Fact]
    public async Task A_bare_image_request_names_neither_size_nor_resolution() => Assert.Equal(
        """
        [{"taskType":"videoInference","taskUUID":"be8fd83d-7116-4984-b37e-391df5ee434e","model":"runware:201@1","deliveryMethod":"async",
        "includeCost":true,"positivePrompt":"x","inputs":{"frameImages":[{"image":"https://example.com/a.jpg","frame":"first"}]}}]
        """.ReplaceLineEndings(""),
        await Bodies.TextAsync(await VideoTaskBody.PrepareAsync(
            VideoRequest.FromImage(ImageInput.FromUrl(SomeImage), "x").Build(), Bodies.TaskId, null, default)));

    [Fact]
    public async Task Every_parameter_has_its_place()
    {
        var audio = new Guid("11111111-2222-4333-8444-555555555555");
        var request = VideoRequest.FromText("p")
            .WithNegativePrompt("n").WithResolution(VideoResolution.P1080)
            .WithDuration(VideoDuration.FiveSeconds).WithSeed(0).WithResults(4)
            .WithOutputFormat(VideoOutputFormat.WebM).WithOutputQuality(20).WithTimeToLive(TimeSpan.FromMinutes(2))
            .WithWebhook(new("https://example.com/hook?t=%7E")).WithUploadEndpoint(new("https://example.com/put?X-Amz-Signature=a%2Fb"))
            .WithSafety(SafetyMode.Full).WithContentCheck(true).WithIncludeCost(false)
            .WithFirstFrame(ImageInput.FromMediaId(audio)).WithAudioInput(AudioInput.FromMediaId(audio)).WithPromptExtend(false)
            .Build();

        var expected = JsonNode.Parse("""
            {"taskType":"videoInference","taskUUID":"be8fd83d-7116-4984-b37e-391df5ee434e","model":"runware:201@1","deliveryMethod":"async",
             "outputFormat":"WEBM","outputQuality":20,"webhookURL":"https://example.com/hook?t=%7E",
             "uploadEndpoint":"https://example.com/put?X-Amz-Signature=a%2Fb","safety":{"checkContent":true,"mode":"full"},
             "ttl":120,"numberResults":4,"positivePrompt":"p","negativePrompt":"n","resolution":"1080p","duration":5,"seed":0,
             "providerSettings":{"alibaba":{"promptExtend":false}},
             "inputs":{"audio":"11111111-2222-4333-8444-555555555555",
             "frameImages":[{"image":"11111111-2222-4333-8444-555555555555","frame":"first"}]}}
            """);
        var actual = await Bodies.TaskAsync(request);
        Assert.True(JsonNode.DeepEquals(expected, actual), actual.ToJsonString());
    }

    [Theory]
    [InlineData(VideoResolution.P480, "480p")]
    [InlineData(VideoResolution.P720, "720p")]
    [InlineData(VideoResolution.P1080, "1080p")]
    public async Task A_resolution_replaces_the_default_size(VideoResolution resolution, string expected)
    {
        var task = await Bodies.TaskAsync(VideoRequest.FromText("x").WithResolution(resolution).Build());
        Assert.Equal(expected, (string?)task["resolution"]);
        Assert.False(task.ContainsKey("width"));
    }

    [Theory]
    [InlineData(VideoOutputFormat.Mp4, "MP4")]
    [InlineData(VideoOutputFormat.WebM, "WEBM")]
    [InlineData(VideoOutputFormat.Mov, "MOV")]
    public async Task Formats_are_spelt_as_on_the_page(VideoOutputFormat format, string expected) =>
        Assert.Equal(
            expected, (string?)(await Bodies.TaskAsync(VideoRequest.FromText("x").WithOutputFormat(format).Build()))["outputFormat"]);

    [Theory]
    [InlineData(SafetyMode.None, "none")]
    [InlineData(SafetyMode.Fast, "fast")]
    [InlineData(SafetyMode.Full, "full")]
    public async Task Safety_modes_are_spelt_as_on_the_page(SafetyMode mode, string expected) =>
        Assert.Equal(expected, (string?)(await Bodies.TaskAsync(VideoRequest.FromText("x").WithSafety(mode).Build()))["safety"]!["mode"]);

    [Fact]
    public async Task The_webhook_that_the_submission_decided_on_is_sent()
    {
        var decided = new Uri("https://client.example/hook");
        var own = VideoRequest.FromText("x").WithWebhook(new("https://request.example/hook"));
        foreach (var request in new[] { VideoRequest.FromText("x").Build(), own.Build() })
        {
            Assert.Equal(decided.OriginalString, (string?)(await Bodies.TaskAsync(request, webhook: decided))["webhookURL"]);
        }
    }

    [Fact]
    public async Task A_client_webhook_that_is_no_url_is_reported()
    {
        var exception = await Assert.ThrowsAsync<VideoRequestValidationException>(
            async () => await VideoTaskBody.PrepareAsync(
                VideoRequest.FromText("x").Build(), Bodies.TaskId, new Uri("/hook", UriKind.Relative), default));
        Assert.Equal("webhookURL", Assert.Single(exception.Errors).Path);
    }

    [Fact]
    public async Task Base64_text_and_data_uris_are_sent_as_they_are()
    {
        var base64 = Convert.ToBase64String(TestMedia.Png);
        var uri = $"data:image/png;base64,{base64}";

        Assert.Same(base64, ((TextMedia)ImageInput.FromBase64(base64).Source).WireText);
        Assert.Same(uri, ((TextMedia)ImageInput.FromDataUri(uri).Source).WireText);
        Assert.Equal(base64, Bodies.FirstFrame(await Bodies.TaskAsync(VideoRequest.FromImage(ImageInput.FromBase64(base64), "x").Build())));
        Assert.Equal(uri, Bodies.FirstFrame(await Bodies.TaskAsync(VideoRequest.FromImage(ImageInput.FromDataUri(uri), "x").Build())));
    }

    private static void AssertSameBesidesDefaults(JsonNode page, JsonObject task)
    {
        Assert.True(task.Remove("deliveryMethod"));
        Assert.True(task.Remove("includeCost"));
        Assert.True(JsonNode.DeepEquals(page, task), task.ToJsonString());
    }
}
