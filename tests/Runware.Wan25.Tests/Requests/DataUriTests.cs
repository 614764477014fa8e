using Runware.Wan25.Requests;
using Runware.Wan25.Tests.Transport.Wire;
using Runware.Wan25.Tests.Validation;

namespace Runware.Wan25.Tests.Requests;

/// <summary>Data URIs and base64 in every form that people pass on, and the one form that is sent.</summary>
public class DataUriTests
{
    private static readonly string Png = Convert.ToBase64String(TestMedia.Png);

    // Bytes whose base64 has both characters in which the alphabets differ, and padding.
    private static readonly byte[] Marked = [.. TestMedia.Png[..8], 0, 0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFF, .. TestMedia.Png[^12..], 1, 2];

    [Theory]
    [InlineData("data:image/png;base64,{0}")]
    [InlineData("data:image/png;name=a.png;base64,{0}")]
    [InlineData("data:image/png;name=\"a,b;c.png\";base64,{0}")]
    [InlineData("data:image/png;charset=utf-8;name=a%20b.png;base64,{0}")]
    [InlineData("DATA:IMAGE/PNG;BASE64,{0}")]
    [InlineData("  data: image/png ; base64 , {0}\r\n")]
    [InlineData("data:image/x-png;base64,{0}")]
    public async Task Parameters_case_and_white_space_are_no_part_of_what_is_sent(string form)
    {
        var request = VideoRequest.FromImage(ImageInput.FromDataUri(form.Replace("{0}", Png, StringComparison.Ordinal)), "x").Build();

        Assert.Equal("data:image/png;base64," + Png, Bodies.FirstFrame(await Bodies.TaskAsync(request)));
        Assert.Equal("data:image/png;base64," + Png, Bodies.FirstFrame(await Bodies.TaskAsync(VideoRequest.FromJson(request.ToJson()))));
    }

    [Fact]
    public async Task Without_a_media_type_the_content_alone_is_sent() => Assert.Equal(
        Png, Bodies.FirstFrame(await Bodies.TaskAsync(VideoRequest.FromImage(ImageInput.FromDataUri("data:;base64," + Png), "x").Build())));

    [Fact]
    public void Every_spelling_of_base64_becomes_the_standard_one()
    {
        var standard = Convert.ToBase64String(Marked);
        Assert.Contains('+', standard);
        Assert.Contains('/', standard);
        Assert.EndsWith("=", standard, StringComparison.Ordinal);
        var urlSafe = standard.Replace('+', '-').Replace('/', '_');
        string[] spellings =
        [
            standard, urlSafe, urlSafe.TrimEnd('='), standard.TrimEnd('='),
            string.Join("\r\n", standard.Chunk(8).Select(line => new string(line))), $" {standard}\n",
        ];
        Assert.All(spellings, text => Assert.Equal(standard, ((TextMedia)ImageInput.FromBase64(text).Source).WireText));
        Assert.All(
            [.. spellings, Uri.EscapeDataString(standard)],
            text => Assert.Equal(
                $"data:image/png;base64,{standard}",
                ((TextMedia)ImageInput.FromDataUri($"data:image/png;base64,{text}").Source).WireText));
        Rules.Only(
            VideoRequest.FromImage(ImageInput.FromBase64(Uri.EscapeDataString(standard)), "x"),
            "inputs.frameImages[0]",
            VideoRequestErrorCodes.Format);
    }

    [Fact]
    public void A_declared_type_that_the_content_contradicts_is_reported() => Rules.Only(
        VideoRequest.FromImage(ImageInput.FromDataUri("data:image/jpeg;name=a.jpg;base64," + Png), "x"),
        "inputs.frameImages[0]",
        VideoRequestErrorCodes.MediaType);
}
