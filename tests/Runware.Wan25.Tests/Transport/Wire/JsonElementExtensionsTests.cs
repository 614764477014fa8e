using System.Text.Json;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport.Wire;

/// <summary>A value is what it should be, or nothing.</summary>
public class JsonElementExtensionsTests
{
    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("\"\\ud800\"", null)]
    public void Texts(string json, string? text) => Assert.Equal(text, Parse(json).Text());

    [Theory]
    [InlineData("1e999", null, null)]
    [InlineData("-1E+400", null, null)]
    [InlineData("\"1e999\"", null, null)]
    [InlineData("-0", 0, "0")]
    [InlineData("\"12\"", 12, "12")]
    [InlineData("\"0x10\"", null, null)]
    [InlineData("\"NaN\"", null, null)]
    [InlineData("1.0", 1, "1")]
    [InlineData("1.5", null, "1.5")]
    [InlineData("9223372036854775808", null, "9223372036854775808")]
    [InlineData("-79228162514264337593543950335", null, "-79228162514264337593543950335")]
    [InlineData("[1]", null, null)]
    [InlineData("{}", null, null)]
    [InlineData("true", null, null)]
    public void Numbers(string json, int? whole, string? number)
    {
        var element = Parse(json);

        Assert.Equal(whole, element.Integer());
        Assert.Equal(number is null ? null : decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture), element.Number());
    }

    [Theory]
    [InlineData("https://vm.runware.ai/a.mp4?x=1", true)]
    [InlineData("http://localhost:1/a.mp4", true)]
    [InlineData("https://user:password@vm.runware.ai/a.mp4", true)]
    [InlineData("/etc/passwd", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("\\\\\\\\server\\\\share", false)]
    [InlineData("c:\\\\a.mp4", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:video/mp4;base64,AAAA", false)]
    [InlineData("ftp://vm.runware.ai/a.mp4", false)]
    [InlineData("//vm.runware.ai/a.mp4", false)]
    [InlineData("a.mp4", false)]
    [InlineData("https:", false)]
    [InlineData("", false)]
    public void Only_URLs_of_the_web_are_URLs(string text, bool isUrl) => Assert.Equal(isUrl, Parse($"\"{text}\"").Url() is not null);

    [Fact]
    public void An_endless_URL_is_none() => Assert.Null(Parse($"\"https://vm.runware.ai/{new string('a', 100_000)}\"").Url());

    [Theory]
    [InlineData("\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("\"{11111111-1111-4111-8111-111111111111}\"")]
    [InlineData("\"1111\"")]
    [InlineData("1")]
    [InlineData("[\"11111111-1111-4111-8111-111111111111\"]")]
    public void What_is_not_an_id_is_none(string json) => Assert.Null(Parse(json).Id());

    [Theory]
    [InlineData("1000001", null)]
    [InlineData("79228162514264337593543950335", null)]
    [InlineData("-1", null)]
    [InlineData("0.5", "0.5")]
    public void What_no_video_can_cost_is_no_cost(string cost, string? read) => Assert.Equal(
        read is null ? null : decimal.Parse(read, System.Globalization.CultureInfo.InvariantCulture),
        new TaskRow(Parse($$"""{"cost":{{cost}}}""")).Cost);

    [Theory]
    [InlineData("\"success\"", true)]
    [InlineData("\"Success\"", true)]
    [InlineData("\"SUCCESS\"", true)]
    [InlineData("\"su\\u0063cess\"", true)]
    [InlineData("\"success \"", false)]
    [InlineData("\"succes\"", false)]
    [InlineData("\"\"", false)]
    [InlineData("\"\\ud800\"", false)]
    [InlineData("1234567", false)]
    [InlineData("null", false)]
    [InlineData("[\"success\"]", false)]
    public void A_word_is_the_same_in_any_case(string json, bool isWord) => Assert.Equal(isWord, Parse(json).Is("success"u8));

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;
}
