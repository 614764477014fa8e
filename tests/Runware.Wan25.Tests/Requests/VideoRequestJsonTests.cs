using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Runware.Wan25.Tests.Transport.Wire;
using Runware.Wan25.Tests.Validation;

namespace Runware.Wan25.Tests.Requests;

public partial class VideoRequestJsonTests
{
    private static readonly Guid SomeId = new("be8fd83d-7116-4984-b37e-391df5ee434e");
    private static readonly Uri SomeUrl = new("https://example.com/hook?t=%7E");

    public static TheoryData<VideoRequest> Requests =>
    [
        VideoRequest.FromText("Grüße, 灯台 🎬 \"quoted\" <b>").Build(),
        VideoRequest.FromText("x").WithNegativePrompt("n").WithSize(1, 2)
            .WithResolution(VideoResolution.P480).WithDuration((VideoDuration)7).WithSeed(99999999999)
            .WithOutputQuality(3).WithoutValidation().Build(),
        VideoRequest.FromText("x").WithResolution(VideoResolution.P1080)
            .WithDuration(VideoDuration.TenSeconds).WithSeed(0).WithResults(1).WithIncludeCost(false)
            .WithOutputFormat(VideoOutputFormat.WebM).WithOutputQuality(20)
            .WithTimeToLive(TimeSpan.FromDays(100_000)).WithWebhook(SomeUrl).WithUploadEndpoint(SomeUrl)
            .WithSafety(SafetyMode.Full).WithContentCheck(false).WithAudio(false).WithPromptExtend(true).WithTaskId(SomeId).Build(),
        VideoRequest.FromText("x").WithAudioInput(AudioInput.FromUrl(SomeUrl)).WithFirstFrame(ImageInput.FromUrl(SomeUrl)).Build(),
        VideoRequest.FromImage(ImageInput.FromMediaId(SomeId), "x").WithAudioInput(AudioInput.FromMediaId(SomeId)).Build(),
        VideoRequest.FromImage(ImageInput.FromDataUri("data:image/png;base64," + Convert.ToBase64String(TestMedia.Png)), "x").Build(),
        VideoRequest.FromImage(ImageInput.FromBase64(Convert.ToBase64String(TestMedia.PngOf(23))), "x").WithIdempotencyKey("orders", "42")
            .Build(),
        VideoRequest.FromText("x").WithSeed(1)
            .WithParameter("fps", Json("24")).WithParameter("seed", Json("\"7\""))
            .WithParameter("a.b.c", Json("""{"d":[null,1.5]}""")).Build(),
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Whatever_is_written_reads_back_the_same(VideoRequest request)
    {
        var read = VideoRequest.FromJson(request.ToJson());
        Assert.Equal(request, read);
        Assert.Equal(request.ToJson(), read.ToJson());
        Assert.Equal((await Bodies.TaskAsync(request)).ToJsonString(), (await Bodies.TaskAsync(read)).ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public void The_serializer_gives_and_takes_the_same_form(VideoRequest request)
    {
        var json = JsonSerializer.Serialize(new Job("j", request), Context.Default.Job);
        Assert.Equal(request, JsonSerializer.Deserialize(json, Context.Default.Job)!.Request);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(request.ToJson()), JsonNode.Parse(json)!["Request"]));
    }

    [Fact]
    public void The_form_is_the_services_own_with_a_version() => Assert.Equal(
        """
        {"version":1,"taskType":"videoInference","taskUUID":"be8fd83d-7116-4984-b37e-391df5ee434e","model":"runware:201@1",
        "includeCost":true,"positivePrompt":"x","width":640,"height":640,
        "inputs":{"frameImages":[{"image":"https://example.com/hook?t=%7E","frame":"first"}]}}
        """.ReplaceLineEndings(""),
        VideoRequest.FromImage(ImageInput.FromUrl(SomeUrl), "x").WithSize(VideoSize.Square480p).WithTaskId(SomeId).Build().ToJson());

    // What versions before this one wrote, byte for byte.
    [Fact]
    public void A_form_that_was_stored_earlier_still_reads()
    {
        const string stored = """
            {"version":1,"withoutValidation":true,"taskType":"videoInference","taskUUID":"be8fd83d-7116-4984-b37e-391df5ee434e",
            "model":"runware:201@1","includeCost":false,"outputFormat":"MOV","outputQuality":3,
            "webhookURL":"https://example.com/hook?t=%7E","uploadEndpoint":"https://example.com/put",
            "safety":{"checkContent":false,"mode":"full"},"ttl":8640000000,"numberResults":2,
            "positivePrompt":"Grüße, \uD83C\uDFAC","negativePrompt":"n","width":1,"height":2,"resolution":"480p","duration":7,
            "seed":99999999999,"providerSettings":{"alibaba":{"promptExtend":true,"audio":false}},
            "inputs":{"audio":"be8fd83d-7116-4984-b37e-391df5ee434e","frameImages":["data:image/png;base64,iVBO"]},
            "additionalParameters":{"fps":24,"seed":"7"}}
            """;
        var expected = VideoRequest.FromImage(ImageInput.FromDataUri("data:image/png;base64,iVBO"), "Grüße, 🎬")
            .WithNegativePrompt("n").WithSize(1, 2)
            .WithResolution(VideoResolution.P480).WithDuration((VideoDuration)7).WithSeed(99999999999).WithResults(2).WithIncludeCost(false)
            .WithOutputFormat(VideoOutputFormat.Mov).WithOutputQuality(3).WithTimeToLive(TimeSpan.FromDays(100_000)).WithWebhook(SomeUrl)
            .WithUploadEndpoint(new("https://example.com/put")).WithSafety(SafetyMode.Full)
            .WithContentCheck(false).WithAudio(false).WithPromptExtend(true)
            .WithAudioInput(AudioInput.FromMediaId(SomeId)).WithTaskId(SomeId)
            .WithParameter("fps", 24).WithParameter("seed", "7").WithoutValidation().Build();

        var read = VideoRequest.FromJson(stored);

        Assert.Equal(expected, read);
        var positioned = stored.Replace(
            """["data:image/png;base64,iVBO"]""", """[{"image":"data:image/png;base64,iVBO","frame":"first"}]""", StringComparison.Ordinal);
        Assert.Equal(positioned.ReplaceLineEndings(""), read.ToJson());
    }

    [Theory]
    [InlineData("data:image/png;base64,iVBO")]
    [InlineData("iVBO")]
    public void A_stored_image_is_not_looked_into_again(string image)
    {
        var json = $$$"""{"version":1,"positivePrompt":"x","inputs":{"frameImages":["{{{image}}}"]}}""";
        Assert.Single(Rules.Of(VideoRequest.FromJson(json).ToBuilder()));
    }

    [Theory]
    [InlineData(ModelPageExamples.RainyAlley)]
    [InlineData(ModelPageExamples.DesertObservatory)]
    [InlineData(ModelPageExamples.MonsoonNight)]
    [InlineData(ModelPageExamples.RainyMidnight)]
    public async Task An_example_of_the_models_page_reads_with_a_version(string example)
    {
        var page = JsonNode.Parse(example)!.AsObject();
        page["version"] = 1;
        var request = VideoRequest.FromJson(page.ToJsonString());
        page.Remove("version");

        Assert.Empty(request.AdditionalParameters);
        Assert.Equal(
            (VideoSize.Landscape720p, VideoDuration.TenSeconds, (Guid)page["taskUUID"]!),
            (request.Size, request.Duration, request.TaskId));
        var task = await Bodies.TaskAsync(request, request.TaskId);
        task.Remove("deliveryMethod");
        task.Remove("includeCost");
        Assert.True(JsonNode.DeepEquals(page, task), task.ToJsonString());
    }

    [Fact]
    public async Task Unknown_members_become_parameters_and_are_sent_at_their_path()
    {
        var request = VideoRequest.FromJson(
            """{"version":1,"positivePrompt":"x","duration":5.0,"fps":24,"providerSettings":{"alibaba":"""
                + """{"shotType":"multi","audio":true},"other":{"a":1}},"safety":{"level":3}}""");
        Assert.Equal(
            ["fps", "providerSettings.alibaba.shotType", "providerSettings.other", "safety.level"],
            request.AdditionalParameters.Keys);
        Assert.Equal((true, VideoDuration.FiveSeconds), (request.Audio, request.Duration));
        Assert.Equal(request, VideoRequest.FromJson(request.ToJson()));
        Assert.Equal(
            """{"alibaba":{"audio":true,"shotType":"multi"},"other":{"a":1}}""",
            (await Bodies.TaskAsync(request))["providerSettings"]!.ToJsonString());
    }

    [Fact]
    public void Media_on_this_machine_has_no_json_form()
    {
        var request = VideoRequest.FromImage(ImageInput.FromBytes(TestMedia.Png), "x").Build();
        Assert.Contains("UploadAsync", Assert.Throws<NotSupportedException>(request.ToJson).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new Job("j", request), Context.Default.Job));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"positivePrompt":"x"}""")]
    [InlineData("""{"version":"1","positivePrompt":"x"}""")]
    [InlineData("""{"version":1,"positivePrompt":5}""")]
    [InlineData("""{"version":1,"positivePrompt":"\ud800"}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","taskType":"imageInference"}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","model":"runware:100@1"}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","deliveryMethod":"sync"}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","outputType":"base64Data"}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","resolution":"4k"}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","duration":7.5}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","seed":1e300}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","safety":"fast"}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","a.b":1}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","inputs":{"frameImages":[]}}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","inputs":{"frameImages":["iVBO","iVBO"]}}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","inputs":{"frameImages":[{"frame":"first"}]}}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","inputs":{"frameImages":[{"image":"iVBO","frame":"last"}]}}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","inputs":{"audio":"iVBO"}}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","new":["\ud800"]}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","new":{"\ud800":1}}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","new":{"a":1,"a":2}}""")]
    [InlineData("""{"version":1,"positivePrompt":"x","additionalParameters":{"new":{"a":1,"a":2}}}""")]
    public void What_is_no_such_form_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => VideoRequest.FromJson(json));

    [Fact]
    public void What_breaks_rules_is_refused_with_all_of_them()
    {
        var exception = Assert.Throws<JsonException>(
            () => VideoRequest.FromJson("""{"version":1,"width":1280,"duration":7,"TASKUUID":"x"}"""));
        var errors = Assert.IsType<VideoRequestValidationException>(exception.InnerException).Errors;
        Assert.Equal(
            ["TASKUUID", "duration", "height", "positivePrompt"],
            errors.Select(error => error.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Null_means_that_nothing_was_said() => Assert.Equal(
        VideoRequest.FromText("x").Build(),
        VideoRequest.FromJson("""{"version":1,"positivePrompt":"x","seed":null,"width":null,"safety":null,"inputs":"""
            + """{"frameImages":null,"audio":null},"includeCost":null}"""));

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    internal sealed record Job(string Name, VideoRequest Request);

    [JsonSerializable(typeof(Job))]
    internal sealed partial class Context : JsonSerializerContext;
}
