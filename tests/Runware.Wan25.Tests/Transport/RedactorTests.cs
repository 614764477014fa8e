using System.Diagnostics;
using System.Text.Json;
using Runware.Wan25.Tests.Validation;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport;

/// <summary>What the service says is redacted, in linear time, and cut to what fits into a log.</summary>
public class RedactorTests
{
    private const string Key = "the-secret-key-1234";
    private const string Prompt = "a lighthouse in a storm, slow dolly-in";

    private readonly Redactor _redactor = new(Key, Prompt, "blurry, watermark");

    [Theory]
    [InlineData("The key the-secret-key-1234 is bad", "The key [key] is bad")]
    [InlineData("'a lighthouse in a storm, slow dolly-in' twice: a lighthouse in a storm, slow", "'[…]' twice: […]")]
    [InlineData("not 'blurry, watermark'!", "not '[…]'!")]
    [InlineData(
        "see https://a.test/b?c=d and HTTP://e.test/#f, (https://g.test/h)",
        "see https://a.test/b?[redacted] and HTTP://e.test/?[redacted] (https://g.test/h)")]
    [InlineData("https://a.test/?u=https://b.test/?v", "https://a.test/?[redacted]")]
    public void Secrets_are_taken_out(string text, string redacted) => Assert.Equal(redacted, _redactor.Redact(text));

    [Theory]
    [InlineData("A LIGHTHOUSE IN A STORM, SLOW DOLLY-IN")]
    [InlineData("A Lighthouse in a Storm, Slow Dolly-In")]
    [InlineData("a%20lighthouse%20in%20a%20storm%2C%20slow%20dolly-in")]
    [InlineData("a+lighthouse+in+a+storm%2c+slow+dolly-in")]
    [InlineData("a%2520lighthouse%2520in%2520a%2520storm")]
    [InlineData("a&#32;lighthouse in a storm, slow&nbsp;dolly-in")]
    [InlineData("\\u0061 lighthouse\\nin a storm,\\tslow dolly-in")]
    [InlineData("a lighthouse in a sto")]
    [InlineData("lighthouse in a storm, slow")]
    [InlineData("storm, slow dolly-in")]
    [InlineData("a  lighthouse\r\nin a   storm")]
    public void A_prompt_is_taken_out_however_it_is_quoted(string quoted) =>
        Assert.Equal("not \"[…]\" please", _redactor.Redact($"not \"{quoted}\" please"));

    [Theory]
    [InlineData("Ein „Café“ & <Grün>, \"weiß\" 🎈", "Ein \\u201ECaf\\u00E9\\u201C \\u0026 \\u003CGr\\u00FCn\\u003E, \\\"wei\\u00DF\\\"")]
    [InlineData("Ein „Café“ & <Grün>, \"weiß\" 🎈", "Ein%20%E2%80%9ECaf%C3%A9%E2%80%9C%20%26%20%3CGr%C3%BCn%3E%2C%20%22wei%C3%9F")]
    [InlineData("Ein „Café“ & <Grün>, \"weiß\" 🎈", "Ein „Caf&#233;“ &amp; &lt;Gr&uuml;n&gt;, &quot;wei&szlig;")]
    [InlineData("暴风雨中的灯塔，缓慢推进镜头", "风雨中的灯塔，缓")]
    [InlineData("100%25 of a lighthouse", "100%25 of a lighthouse")]
    public void A_prompt_of_other_letters_is_taken_out_too(string prompt, string quoted)
    {
        var redacted = new Redactor(Key, prompt).Redact($"<{quoted}>");

        Assert.Contains("[…]", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("Caf", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("灯塔", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("lighthouse", redacted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The storm service is slow; a light failure.")]
    [InlineData("100% of &nothing; \\x \\u12 %zz %")]
    [InlineData("a lighthouse")]
    public void Other_words_are_left_as_they_are(string text) => Assert.Equal(text, _redactor.Redact(text));

    [Fact]
    public void The_prompts_of_a_request_are_the_typed_ones_and_those_given_by_path()
    {
        var request = VideoRequest.FromText("Two foxes in the snow").WithNegativePrompt("blurry, watermark")
            .WithParameter("positivePrompt", Prompt).WithParameter("negativePrompt", "dark; or hidden").WithParameter("fps", 24).Build();

        var redactor = new Redactor(Key).For(request.Parameters);

        Assert.Equal(
            "[…] | […] | […] | […] | 24 | [key]",
            redactor.Redact($"Two foxes in the snow | blurry, watermark | {Prompt} | dark, OR hidden | 24 | {Key}"));
    }

    [Fact]
    public void A_prompt_given_by_path_that_is_no_text_is_passed_over() => Assert.Equal(
        "24 […]",
        new Redactor(Key).For(Rules.Valid().WithParameter("positivePrompt", 24).Build().Parameters).Redact("24 A lighthouse in a storm"));

    [Fact]
    public void The_prompts_of_several_are_found_in_one_text()
    {
        var all = new Redactor(Key).WithPromptsOf([_redactor, new(Key), new(Key, "暴风雨中的灯塔"), new(Key, "fjord", ".,;:")]);

        Assert.Equal("[…] of […], […]! […]x [key]", all.Redact($"fjord of 暴风雨中的灯塔, {Prompt}! .,;:x {Key}"));
    }

    [Fact]
    public void What_is_cut_off_shows_no_half_of_a_secret()
    {
        var redacted = _redactor.Redact(new string('x', (1024 * 1024) - 10) + Key + new string('y', 2_000_000));

        Assert.DoesNotContain(Key[..5], redacted, StringComparison.Ordinal);
        Assert.InRange(redacted.Length, 1_000_000, 1024 * 1024);
    }

    [Theory]
    [InlineData("%25")]
    [InlineData("\\\\")]
    [InlineData("&amp;")]
    [InlineData("http://")]
    [InlineData("a lighthouse in ")]
    [InlineData("the-secret-key-1234")]
    [InlineData("the-secret-key-123")]
    public void A_text_made_to_take_long_takes_no_longer(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000));
        var clock = Stopwatch.StartNew();

        _redactor.Redact(text);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void A_text_for_a_log_is_short_and_one_line()
    {
        Assert.Equal("a  fake line [key]", _redactor.Sanitize($"a\r\nfake line {Key}", 100));
        Assert.Equal("ab…", _redactor.Sanitize("abcdef", 3));
        Assert.Equal("abc", _redactor.Sanitize("abc", 3));
    }

    [Theory]
    [InlineData("abcdef", "fjord", "the [key] of […]")]
    [InlineData("abcde", "fjo", "the abcdef of fjord")]
    [InlineData("abcdef", "fjor", "the [key] of […]d")]
    public void What_is_too_short_to_be_told_from_words_is_left(string key, string prompt, string redacted) =>
        Assert.Equal(redacted, new Redactor(key, prompt).Redact("the abcdef of fjord"));

    [Theory]
    [InlineData("abcdef", "[key]")]
    [InlineData("abcde", "abcde")]
    public void The_JSON_is_kept_without_a_key_that_can_be_told_from_words(string key, string expected)
    {
        using var document = JsonDocument.Parse($"[\"{key}\"]");

        Assert.Equal(expected, new Redactor(key).WithoutKey(document.RootElement)[0].GetString());
    }

    [Fact]
    public void A_key_that_looks_like_JSON_leaves_none()
    {
        using var document = JsonDocument.Parse("""{"code":"x"}""");

        Assert.Equal(JsonValueKind.Undefined, new Redactor("\"code\":").WithoutKey(document.RootElement).ValueKind);
    }

    [Fact]
    public void An_exception_is_replaced_only_where_it_tells_a_secret()
    {
        var harmless = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        var telling = new HttpRequestException(
            HttpRequestError.ProxyTunnelError, $"refused {Key}", new IOException(Key), System.Net.HttpStatusCode.BadGateway);

        Assert.Null(_redactor.Redact((Exception?)null));
        Assert.Same(harmless, _redactor.Redact(harmless));
        var redacted = Assert.IsType<HttpRequestException>(_redactor.Redact(telling));
        Assert.Equal(
            (HttpRequestError.ProxyTunnelError, "refused [key]", (Exception?)null, System.Net.HttpStatusCode.BadGateway),
            (redacted.HttpRequestError, redacted.Message, redacted.InnerException, redacted.StatusCode));
        Assert.Equal(
            HttpRequestError.Unknown,
            Assert.IsType<HttpRequestException>(_redactor.Redact(new IOException(Key))).HttpRequestError);
    }

    [Fact]
    public void An_errors_JSON_is_kept_without_the_key()
    {
        using var document = JsonDocument.Parse($$"""{"code":"invalidApiKey","message":"{{Key}} of {{Prompt}}","given":["{{Key}}"]}""");

        var error = new ErrorPayload(document.RootElement, null).ToError(_redactor);

        Assert.Equal("[key]", error.Json.GetProperty("given")[0].GetString());
        Assert.DoesNotContain(Key, error.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_and_messages_are_of_bounded_length()
    {
        using var document = JsonDocument.Parse(
            $$"""{"code":"{{new string('c', 100_000)}}","message":"{{new string('m', 100_000)}}","allowedValues":"""
                + $$"""[{{string.Join(',', Enumerable.Repeat("1", 100_000))}}]}""");

        var error = new ErrorPayload(document.RootElement, null).ToError(_redactor);

        Assert.Equal((128, 4096, 1000), (error.Code.Length, error.Message.Length, error.AllowedValues.Count));
    }
}
