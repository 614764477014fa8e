using System.Text;
using System.Text.Json;

namespace Runware.Wan25.AspNetCore.Tests.Bodies;

/// <summary>JSON in, a request out; or everything that is wrong with it, by path.</summary>
public class VideoRequestBodyTests
{
    private const string Everything = """
        {
          "positivePrompt": "A lighthouse", "negativePrompt": "blurry", "resolution": "720p", "duration": 10.0, "seed": 7,
          "numberResults": 3, "outputFormat": "WEBM", "outputQuality": 90, "safety": { "mode": "fast", "checkContent": true },
          "providerSettings": { "alibaba": { "promptExtend": false } },
          "inputs": {
            "frameImages": [ { "image": "https://example.com/a.jpg", "frame": "first" } ],
            "audio": "9b3f0c1e-7a55-4a0e-9f57-0b7d3b1f2c11"
          }
        }
        """;

    [Fact]
    public void Every_parameter_is_read()
    {
        var expected = VideoRequest.FromImage(ImageInput.FromUrl(new("https://example.com/a.jpg")), "A lighthouse")
            .WithNegativePrompt("blurry").WithResolution(VideoResolution.P720)
            .WithDuration(VideoDuration.TenSeconds).WithSeed(7).WithResults(3)
            .WithOutputFormat(VideoOutputFormat.WebM).WithOutputQuality(90)
            .WithSafety(SafetyMode.Fast).WithContentCheck(true).WithPromptExtend(false)
            .WithAudioInput(AudioInput.FromMediaId(new("9b3f0c1e-7a55-4a0e-9f57-0b7d3b1f2c11"))).Build();

        Assert.Equal(expected, Read(Everything).ToRequest());
    }

    [Fact]
    public void What_is_stored_is_what_is_read()
    {
        var request = Read(Everything).ToRequest();
        using var stored = JsonDocument.Parse(request.ToJson());
        var members = stored.RootElement.EnumerateObject()
            .Where(member => member.Name is not ("version" or "taskType" or "model" or "includeCost"));

        Assert.Equal(
            request,
            Read($"{{{string.Join(',', members.Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}"))}}}").ToRequest());
    }

    [Theory]
    [InlineData("\"9b3f0c1e-7a55-4a0e-9f57-0b7d3b1f2c11\"")]
    [InlineData("\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==\"")]
    [InlineData("\"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==\"")]
    [InlineData("\"https://example.com/a.jpg?sig=1\"")]
    [InlineData("{\"image\":\"https://example.com/a.jpg\"}")]
    public void A_first_frame_comes_in_every_form_of_the_model_page(string image) =>
        Assert.NotNull(
            Read($$$"""{"positivePrompt":"A","resolution":"480p","inputs":{"frameImages":[{{{image}}}]}}""").ToRequest().FirstFrame);

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("C:\\\\secret\\\\frame.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("..:/frame.png")]
    [InlineData("ftp://example.com/a.png")]
    public void A_text_is_never_taken_for_a_path(string text)
    {
        var body = Read($$$"""{"positivePrompt":"A","inputs":{"frameImages":[{"image":"{{{text}}}"}],"audio":"{{{text}}}"}}""");

        Assert.Equal(
            ["inputs.audio", "inputs.frameImages[0]"],
            body.Errors.Select(error => error.Path.Replace(".image", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(body.Errors, error =>
            error.Message.Contains("secret", StringComparison.Ordinal) || error.Message.Contains("passwd", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"positivePrompt":5}""", "positivePrompt", "format")]
    [InlineData("""{}""", "positivePrompt", "required")]
    [InlineData("""{"positivePrompt":null}""", "positivePrompt", "required")]
    [InlineData("""{"positivePrompt":"\ud800"}""", "positivePrompt", "format")]
    [InlineData("""{"positivePrompt":"A","prompt":"B"}""", "prompt", "unknown")]
    [InlineData("""{"positivePrompt":"A","inputs.audio":"B"}""", "inputs.audio", "unknown")]
    [InlineData("""{"positivePrompt":"A","inputs":{"referenceImages":[]}}""", "inputs.referenceImages", "unknown")]
    [InlineData("""{"positivePrompt":"A","inputs":[]}""", "inputs", "format")]
    [InlineData("""{"positivePrompt":"A","inputs":{"frameImages":[]}}""", "inputs.frameImages", "format")]
    [InlineData("""{"positivePrompt":"A","inputs":{"frameImages":["a","b"]}}""", "inputs.frameImages", "format")]
    [InlineData("""{"positivePrompt":"A","inputs":{"frameImages":[{}]}}""", "inputs.frameImages[0].image", "required")]
    [InlineData("""
        {"positivePrompt":"A","resolution":"480p","inputs":{"frameImages":[{"image":"https://a.test/b","frame":"last"}]}}
        """, "inputs.frameImages[0].frame", "notAllowed")]
    [InlineData("""{"positivePrompt":"A","inputs":{"audio":"data:audio/wav;base64,AAAA"}}""", "inputs.audio", "format")]
    [InlineData("""{"positivePrompt":"A","duration":7}""", "duration", "notAllowed")]
    [InlineData("""{"positivePrompt":"A","duration":"5"}""", "duration", "format")]
    [InlineData("""{"positivePrompt":"A","duration":5.5}""", "duration", "format")]
    [InlineData("""{"positivePrompt":"A","duration":1e400}""", "duration", "format")]
    [InlineData("""{"positivePrompt":"A","seed":-1}""", "seed", "range")]
    [InlineData("""{"positivePrompt":"A","seed":99999999999999999999}""", "seed", "format")]
    [InlineData("""{"positivePrompt":"A","numberResults":9}""", "numberResults", "range")]
    [InlineData("""{"positivePrompt":"A","width":1280}""", "height", "range")]
    [InlineData("""{"positivePrompt":"A","width":"1280","height":720}""", "width", "format")]
    [InlineData("""{"positivePrompt":"A","width":1280,"height":720,"resolution":"720p"}""", "resolution", "conflict")]
    [InlineData("""{"positivePrompt":"A","resolution":"4k"}""", "resolution", "notAllowed")]
    [InlineData("""{"positivePrompt":"A","outputFormat":"mp4"}""", "outputFormat", "notAllowed")]
    [InlineData("""{"positivePrompt":"A","safety":{"mode":1}}""", "safety.mode", "notAllowed")]
    [InlineData("""{"positivePrompt":"A","providerSettings":{"alibaba":{"audio":"yes"}}}""", "providerSettings.alibaba.audio", "format")]
    [InlineData("""{"positivePrompt":"A","positivePrompt":"B"}""", "positivePrompt", "conflict")]
    [InlineData("""[]""", "$", "format")]
    [InlineData("null", "$", "format")]
    public void Each_mistake_is_found_at_its_path(string json, string path, string code)
    {
        var body = Read(json);

        var error = Assert.Single(body.Errors);
        Assert.Equal((path, code), (error.Path, error.Code));
        Assert.False(body.TryGetRequest(out _, out var errors));
        Assert.Equal(body.Errors, errors);
        Assert.Equal(body.Errors, Assert.Throws<VideoRequestValidationException>(body.ToRequest).Errors);
        Assert.Throws<VideoRequestValidationException>(body.ToBuilder);
    }

    [Theory]
    [InlineData("taskUUID")]
    [InlineData("taskType")]
    [InlineData("model")]
    [InlineData("deliveryMethod")]
    [InlineData("webhookURL")]
    [InlineData("uploadEndpoint")]
    [InlineData("ttl")]
    [InlineData("includeCost")]
    [InlineData("withoutValidation")]
    [InlineData("additionalParameters")]
    public void What_is_the_applications_to_set_is_refused(string name)
    {
        var error = Assert.Single(Read($$"""{"positivePrompt":"A","{{name}}":null}""").Errors);

        Assert.Equal((name, VideoRequestErrorCodes.Reserved), (error.Path, error.Code));
    }

    [Fact]
    public void All_invalid_settings_are_reported_at_once()
    {
        var body = Read(
            """{"positivePrompt":"","duration":7,"seed":"x","taskUUID":"y","nonsense":1,"safety":{"mode":"off"},"numberResults":0}""");

        Assert.Equal(
            ["duration", "nonsense", "numberResults", "positivePrompt", "safety.mode", "seed", "taskUUID"],
            body.Errors.Select(error => error.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nonsense_without_end_is_cut_short()
    {
        var name = new string('n', 10_000);
        var body = Read($$"""{{{string.Join(',', Enumerable.Range(0, 1000).Select(n => $"\"{n}{name}\":1"))}}}""");

        Assert.InRange(body.Errors.Count, 100, 110);
        Assert.All(body.Errors, error => Assert.True(error.Message.Length < 300));
    }

    [Fact]
    public void The_application_adds_what_is_its_own()
    {
        var body = Read("""{"positivePrompt":"A"}""");

        Assert.NotNull(body.ToBuilder().WithIdempotencyKey("orders", "4711").Build().TaskId);
        Assert.Null(body.ToRequest().TaskId);
    }

    [Fact]
    public void No_prompt_is_printed()
    {
        Assert.DoesNotContain("lighthouse", Read(Everything).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("lighthouse", Read("""{"positivePrompt":["lighthouse"]}""").ToString(), StringComparison.Ordinal);
    }

    private static VideoRequestBody Read(string json)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(json));
        return VideoRequestBody.Read(document.RootElement);
    }
}
