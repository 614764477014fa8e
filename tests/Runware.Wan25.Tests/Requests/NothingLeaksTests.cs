using System.Text.Json;

namespace Runware.Wan25.Tests.Requests;

public class NothingLeaksTests
{
    private const string Secret = "hunter2";
    private static readonly Uri SecretUrl = new($"https://example.com/{Secret}?sig={Secret}");

    public static IEnumerable<object> Things =>
    [
        Full(), Full().Build(), Full().Build().Parameters, Full().Build().ToBuilder(),
        ImageInput.FromUrl(SecretUrl), ImageInput.FromDataUri(Secret), ImageInput.FromBase64(Secret), ImageInput.FromFile(Secret),
        ImageInput.FromBytes("hunter2"u8.ToArray()),
        AudioInput.FromUrl(SecretUrl), AudioSource.FromUrl(SecretUrl), AudioSource.FromFile(Secret), ImageInput.FromUrl(SecretUrl).Source,
    ];

    [Fact]
    public void No_text_form_repeats_prompts_urls_or_media() =>
        Assert.All(Things, thing => Assert.DoesNotContain(Secret, thing.ToString(), StringComparison.Ordinal));

    [Fact]
    public void No_message_repeats_prompts_urls_or_media()
    {
        var bad = new Uri($"ftp://user:{Secret}@example.com/{Secret}");
        var exception = Assert.Throws<VideoRequestValidationException>(() =>
            VideoRequest.FromImage(ImageInput.FromDataUri($"data:{Secret}"), Secret + new string('x', 2000))
                .WithNegativePrompt(Secret + "\uD800")
                .WithWebhook(bad).WithUploadEndpoint(new($"/{Secret}", UriKind.Relative)).WithAudioInput(AudioInput.FromUrl(bad))
                .WithIdempotencyKey($"{Secret}\n", Secret).Build());
        Assert.Equal(7, exception.Errors.Count);
        Assert.DoesNotContain(Secret, exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Assert.Throws<VideoRequestValidationException>(
            VideoRequest.FromImage(ImageInput.FromBase64($"{Secret}!"), "x").Build).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_message_about_stored_json_repeats_its_values()
    {
        string[] documents =
        [
            $$"""{"version":1,"positivePrompt":["{{Secret}}"]}""",
            $$"""{"version":1,"positivePrompt":"x","webhookURL":"{{Secret}}"}""",
            $$"""{"version":1,"positivePrompt":"x","taskUUID":"{{Secret}}"}""",
            $$"""{"version":1,"positivePrompt":"x","inputs":{"frameImages":["{{Secret}}:"] } }""",
            $$"""{"version":1,"positivePrompt":"x","inputs":{"audio":"{{Secret}}" } }""",
            $$"""{"version":1,"positivePrompt":"x","model":"{{Secret}}"}""",
        ];
        Assert.All(
            documents, json => Assert.DoesNotContain(
                Secret, Assert.Throws<JsonException>(() => VideoRequest.FromJson(json)).ToString(), StringComparison.Ordinal));
    }

    private static VideoRequestBuilder Full() => VideoRequest.FromImage(ImageInput.FromUrl(SecretUrl), Secret).WithNegativePrompt(Secret)
        .WithWebhook(SecretUrl).WithUploadEndpoint(SecretUrl).WithAudioInput(AudioInput.FromUrl(SecretUrl));
}
