using System.Text.Json;

namespace Runware.Wan25.Tests.Validation;

/// <summary>The table of the parameters, and what is read from it.</summary>
public class VideoRequestParameterTests
{
    private const string Full = """
        {"taskUUID":"be8fd83d-7116-4984-b37e-391df5ee434e","includeCost":false,"outputFormat":"WEBM","outputQuality":90,
        "webhookURL":"https://a.test/h","uploadEndpoint":"https://a.test/u","safety":{"checkContent":true,"mode":"fast"},"ttl":90,
        "numberResults":2,"positivePrompt":"p","negativePrompt":"n","width":1280,"height":720,"resolution":"720p","duration":10,
        "seed":7,"providerSettings":{"alibaba":{"promptExtend":false,"audio":true}},
        "inputs":{"audio":"https://a.test/a.mp3","frameImages":[{"image":"https://a.test/f.png","frame":"first"}]}}
        """;

    public static TheoryData<string> Paths => [.. VideoRequestLimits.Parameters.Select(parameter => parameter.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void What_is_set_from_json_is_written_at_its_path(string path)
    {
        using var document = JsonDocument.Parse(Full);
        var value = ValueAt(document.RootElement, path);
        var builder = VideoRequest.FromText("p").WithoutValidation();

        Assert.True(ParameterOf(path).TrySet(builder, value, out var errors));

        Assert.Empty(errors);
        using var stored = JsonDocument.Parse(builder.Build().ToJson());
        Assert.Equal(value.GetRawText(), ValueAt(stored.RootElement, path).GetRawText());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Null_says_nothing_and_another_kind_is_reported_at_the_path(string path)
    {
        var builder = VideoRequest.FromText("p");
        using var document = JsonDocument.Parse("""[null,[1,2]]""");

        Assert.True(ParameterOf(path).TrySet(builder, document.RootElement[0], out _));
        Assert.False(ParameterOf(path).TrySet(builder, document.RootElement[1], out var errors));

        Assert.Equal(path, Assert.Single(errors).Path);
        Assert.Equal(VideoRequest.FromText("p").Build(), builder.Build());
    }

    [Fact]
    public void What_the_application_decides_is_marked() => Assert.Equal(
        ["includeCost", "taskUUID", "ttl", "uploadEndpoint", "webhookURL"],
        VideoRequestLimits.Parameters.Where(parameter => parameter.IsApplicationOwned).Select(parameter => parameter.Path)
            .Order(StringComparer.Ordinal));

    private static VideoRequestParameter ParameterOf(string path) =>
        VideoRequestLimits.Parameters.Single(parameter => parameter.Path == path);

    private static JsonElement ValueAt(JsonElement json, string path) =>
        path.Split('.').Aggregate(json, (element, name) => element.GetProperty(name));
}
