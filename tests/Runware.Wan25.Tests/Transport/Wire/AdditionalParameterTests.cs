using System.Text.Json;
using Runware.Wan25.Requests.Parameters;
using Runware.Wan25.Tests.Validation;

namespace Runware.Wan25.Tests.Transport.Wire;

public class AdditionalParameterTests
{
    [Fact]
    public async Task They_are_merged_last_and_make_their_parents()
    {
        var task = await Bodies.TaskAsync(VideoRequest.FromText("x").WithSeed(1).WithAudio(true)
            .WithParameter("fps", Json("30"))
            .WithParameter("seed", Json("7"))
            .WithParameter("providerSettings.alibaba.shotType", Json("\"multi\""))
            .WithParameter("providerSettings.other.deep", Json("""{"a":[1,null]}"""))
            .Build());

        Assert.Equal(30, (int)task["fps"]!);
        Assert.Equal(7, (int)task["seed"]!);
        Assert.Equal(
            """{"alibaba":{"audio":true,"shotType":"multi"},"other":{"deep":{"a":[1,null]}}}""",
            task["providerSettings"]!.ToJsonString());
    }

    [Fact]
    public async Task The_last_one_at_a_path_wins_and_a_parent_after_its_child_replaces_it()
    {
        var task = await Bodies.TaskAsync(VideoRequest.FromText("x")
            .WithParameter("a.b", Json("1")).WithParameter("c", Json("1"))
            .WithParameter("a", Json("""{"z":1}""")).WithParameter("c", Json("2"))
            .Build());
        Assert.Equal("""{"z":1}""", task["a"]!.ToJsonString());
        Assert.Equal(2, (int)task["c"]!);
    }

    [Theory]
    [InlineData("width", "1024")]
    [InlineData("height", "1024")]
    [InlineData("resolution", "\"4k\"")]
    [InlineData("inputs.frameImages", """["https://example.com/a.png"]""")]
    [InlineData("inputs", """{"frameImages":["https://example.com/a.png"]}""")]
    public async Task With_a_shape_among_them_the_default_size_is_not_sent(string path, string json)
    {
        var task = await Bodies.TaskAsync(VideoRequest.FromText("x").WithParameter(path, Json(json)).Build());
        Assert.DoesNotContain(1280, new[] { (int?)task["width"], (int?)task["height"] });
    }

    [Fact]
    public async Task A_streamed_image_keeps_its_place_beside_them()
    {
        var png = TestMedia.PngOf(40);
        var task = await Bodies.TaskAsync(VideoRequest.FromText("x").WithFirstFrame(ImageInput.FromBytes(png))
            .WithParameter("inputs.extra", Json("{}")).WithParameter("zzz", "last").Build());
        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(png), Bodies.FirstFrame(task));
        Assert.Equal("last", (string?)task["zzz"]);
    }

    [Fact]
    public async Task Text_numbers_and_flags_need_no_document()
    {
        var task = await Bodies.TaskAsync(VideoRequest.FromText("x").WithParameter("a.text", "\"é\" 🎬\n").WithParameter("a.whole", 24)
            .WithParameter("a.long", long.MinValue).WithParameter("a.real", 0.1).WithParameter("a.flag", true).Build());
        Assert.Equal(
            """{"text":"\"é\" \uD83C\uDFAC\n","whole":24,"long":-9223372036854775808,"real":0.1,"flag":true}""",
            task["a"]!.ToJsonString(new() { Encoder = ParameterWriter.Options.Encoder }));
    }

    [Fact]
    public void What_json_cannot_hold_is_reported_by_the_build()
    {
        Rules.Only(VideoRequest.FromText("x").WithParameter("a", double.NaN), "a", VideoRequestErrorCodes.Format);
        Rules.Only(VideoRequest.FromText("x").WithParameter("a", double.PositiveInfinity), "a", VideoRequestErrorCodes.Format);
        Rules.Only(VideoRequest.FromText("x").WithParameter("a", "\uD800"), "a", VideoRequestErrorCodes.Format);
        Rules.Only(VideoRequest.FromText("x").WithParameter("a", (string)null!), "a", VideoRequestErrorCodes.Format);
    }

    [Fact]
    public async Task One_that_replaces_the_image_wins_over_it()
    {
        var task = await Bodies.TaskAsync(VideoRequest.FromImage(ImageInput.FromBytes(TestMedia.Png), "x")
            .WithParameter("inputs", Json("""{"frameImages":["https://example.com/a.png"]}""")).Build());
        Assert.Equal("""{"frameImages":["https://example.com/a.png"]}""", task["inputs"]!.ToJsonString());
    }

    [Fact]
    public async Task The_document_they_came_from_may_be_gone()
    {
        var builder = VideoRequest.FromText("x");
        using (var document = JsonDocument.Parse("""{"fps":24}"""))
        {
            builder.WithParameter("fps", document.RootElement.GetProperty("fps"));
        }

        Assert.Equal(24, (int)(await Bodies.TaskAsync(builder.Build()))["fps"]!);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
