using System.Diagnostics;
using System.Text.Json;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport;

/// <summary>What the service says is scrubbed, in linear time, and cut to what fits into a log.</summary>
public class SecretsTests
{
    private const string Key = "the-secret-key-1234";
    private const string Prompt = "a lighthouse in a storm, slow dolly-in";

    private readonly Secrets _secrets = new(Key, Prompt, "blurry, watermark");

    [Theory]
    [InlineData("The key the-secret-key-1234 is bad", "The key [key] is bad")]
    [InlineData("'a lighthouse in a storm, slow dolly-in' twice: a lighthouse in a storm, slow", "'[…]' twice: […]")]
    [InlineData("not 'blurry, watermark'!", "not '[…]'!")]
    [InlineData("see https://a.test/b?c=d and HTTP://e.test/#f, (https://g.test/h)", "see https://a.test/b?[redacted] and HTTP://e.test/?[redacted] (https://g.test/h)")]
    [InlineData("https://a.test/?u=https://b.test/?v", "https://a.test/?[redacted]")]
    public void Secrets_are_taken_out(string text, string scrubbed) => Assert.Equal(scrubbed, _secrets.Scrub(text));

    [Theory]
    [InlineData("http://")]
    [InlineData("a lighthouse in ")]
    [InlineData("the-secret-key-1234")]
    [InlineData("the-secret-key-123")]
    public void A_text_made_to_take_long_takes_no_longer(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 500_000));
        var clock = Stopwatch.StartNew();

        _secrets.Scrub(text);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public void A_text_for_a_log_is_short_and_one_line()
    {
        Assert.Equal("a  fake line [key]", _secrets.Clean($"a\r\nfake line {Key}", 100));
        Assert.Equal("ab…", _secrets.Clean("abcdef", 3));
        Assert.Equal("abc", _secrets.Clean("abc", 3));
    }

    [Theory]
    [InlineData("abcdef", "fjord", "the [key] of […]")]
    [InlineData("abcde", "fjo", "the abcdef of fjord")]
    [InlineData("abcdef", "fjor", "the [key] of […]d")]
    public void What_is_too_short_to_be_told_from_words_is_left(string key, string prompt, string scrubbed) =>
        Assert.Equal(scrubbed, new Secrets(key, prompt).Scrub("the abcdef of fjord"));

    [Theory]
    [InlineData("abcdef", "[key]")]
    [InlineData("abcde", "abcde")]
    public void The_JSON_is_kept_without_a_key_that_can_be_told_from_words(string key, string expected)
    {
        using var document = JsonDocument.Parse($"[\"{key}\"]");

        Assert.Equal(expected, new Secrets(key).WithoutKey(document.RootElement)[0].GetString());
    }

    [Fact]
    public void A_key_that_looks_like_JSON_leaves_none()
    {
        using var document = JsonDocument.Parse("""{"code":"x"}""");

        Assert.Equal(JsonValueKind.Undefined, new Secrets("\"code\":").WithoutKey(document.RootElement).ValueKind);
    }

    [Fact]
    public void An_exception_is_replaced_only_where_it_tells_a_secret()
    {
        var harmless = new HttpRequestException(HttpRequestError.ConnectionError, "refused");
        var telling = new HttpRequestException(HttpRequestError.ProxyTunnelError, $"refused {Key}", new IOException(Key), System.Net.HttpStatusCode.BadGateway);

        Assert.Null(_secrets.Scrub((Exception?)null));
        Assert.Same(harmless, _secrets.Scrub(harmless));
        var scrubbed = Assert.IsType<HttpRequestException>(_secrets.Scrub(telling));
        Assert.Equal(
            (HttpRequestError.ProxyTunnelError, "refused [key]", (Exception?)null, System.Net.HttpStatusCode.BadGateway),
            (scrubbed.HttpRequestError, scrubbed.Message, scrubbed.InnerException, scrubbed.StatusCode));
        Assert.Equal(HttpRequestError.Unknown, Assert.IsType<HttpRequestException>(_secrets.Scrub(new IOException(Key))).HttpRequestError);
    }

    [Fact]
    public void An_errors_JSON_is_kept_without_the_key()
    {
        using var document = JsonDocument.Parse($$"""{"code":"invalidApiKey","message":"{{Key}} of {{Prompt}}","given":["{{Key}}"]}""");

        var error = new ErrorReport(document.RootElement, null).ToError(_secrets);

        Assert.Equal("[key]", error.Json.GetProperty("given")[0].GetString());
        Assert.DoesNotContain(Key, error.Json.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_and_messages_are_of_bounded_length()
    {
        using var document = JsonDocument.Parse(
            $$"""{"code":"{{new string('c', 100_000)}}","message":"{{new string('m', 100_000)}}","allowedValues":[{{string.Join(',', Enumerable.Repeat("1", 100_000))}}]}""");

        var error = new ErrorReport(document.RootElement, null).ToError(_secrets);

        Assert.Equal((128, 4096, 1000), (error.Code.Length, error.Message.Length, error.AllowedValues.Count));
    }
}
