using Runware.Wan25.Requests;

namespace Runware.Wan25.Tests.Requests;

public class UriFormatterTests
{
    [Theory]
    [InlineData("https://example.com", "https://example.com")]
    [InlineData("https://Example.com/%7Ea/../b?sig=a%2Fb%3D&c=%7E", "https://Example.com/%7Ea/../b?sig=a%2Fb%3D&c=%7E")]
    [InlineData("https://example.com/a b", "https://example.com/a%20b")]
    [InlineData("https://example.com/bücher?q=灯", "https://example.com/b%C3%BCcher?q=%E7%81%AF")]
    [InlineData(" https://example.com/a ", "https://example.com/a")]
    public void A_proper_url_is_sent_as_it_was_given_and_any_other_is_escaped(string given, string sent) =>
        Assert.Equal(sent, UriFormatter.Of(new(given)));
}
