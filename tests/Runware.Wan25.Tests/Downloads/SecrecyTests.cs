using System.Net;
using Runware.Wan25.Downloads;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Downloads;

public class SecrecyTests
{
    [Fact]
    public async Task Asks_without_credentials_and_for_the_bytes_as_they_are()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenRedirect("https://user:password@cdn.example/a").ThenBreakAfter(5000).Then(HttpStatusCode.Forbidden);

        await rig.ToFileAsync();

        Assert.Equal(4, rig.Host.Requests.Count);
        Assert.All(rig.Host.Requests, request =>
        {
            Assert.Null(request.Authorization);
            Assert.False(request.HasCookie);
            Assert.Equal("identity", request.AcceptEncoding);
        });
    }

    public static TheoryData<string> Failures => ["refused", "broken", "expired", "page", "redirect", "handler", "start"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_signature_of_a_url_appears_nowhere(string failure)
    {
        using var rig = new DownloadRig();
        rig.Retry.MaxAttempts = 2;
        _ = failure switch
        {
            "refused" => rig.Host.Then(HttpStatusCode.BadRequest),
            "broken" => rig.Host.ThenBreakAfter(100).ThenBreakAfter(0).ThenBreakAfter(0),
            "expired" => rig.Host.Then(HttpStatusCode.Forbidden).Then(HttpStatusCode.Forbidden),
            "page" => rig.Host.ThenPage().ThenPage(),
            "redirect" => rig.Host.ThenRedirect("http://cdn.example/a?signature=s3cr3t"),
            "handler" => rig.Host.ThenFail(Tattler).ThenFail(Tattler),
            _ => rig.Host,
        };
        rig.Video = failure == "start" ? DownloadRig.At("ftp://user:s3cr3t@host/a?signature=s3cr3t") : rig.Video;

        DownloadException exception = await rig.FailAsync();

        string output = string.Join('\n', [exception.ToString(), .. rig.Log.Lines]);
        Assert.DoesNotContain("s3cr3t", output, StringComparison.Ordinal);
        Assert.DoesNotContain("fr3sh", output, StringComparison.Ordinal);
        Assert.DoesNotContain("signature", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_is_logged()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000);

        await rig.ToFileAsync();

        Assert.Contains(rig.Log.Lines, line => line.Contains("5000", StringComparison.Ordinal));
        Assert.Contains(rig.Log.Lines, line => line.Contains("10000", StringComparison.Ordinal)
            && line.Contains("im.runware.example/video/lighthouse.mp4", StringComparison.Ordinal));
    }

    [Fact]
    public void Speaks_the_version_of_HTTP_that_its_client_is_set_to()
    {
        using var client = new HttpClient();
        client.DefaultRequestVersion = HttpVersion.Version20;
        client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;

        using var message = RangeRequest.WholeFile.ToMessage(new Uri(DownloadRig.Url), client);

        Assert.Equal((HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact), (message.Version, message.VersionPolicy));
    }

    [Fact]
    public async Task Host_and_path_are_reported()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(HttpStatusCode.BadRequest);

        Assert.Contains("im.runware.example/video/lighthouse.mp4", (await rig.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:password@host.example:8443/a/b?c=d#e", "host.example:8443/a/b")]
    [InlineData("data:video/mp4;base64,AAAA", "(a URL of the scheme data)")]
    [InlineData("a?b=c", "(a relative URL)")]
    public void Describes_a_url_by_its_host_and_path(string url, string description) =>
        Assert.Equal(description, Redactor.Describe(new Uri(url, UriKind.RelativeOrAbsolute)));

    private static HttpRequestException Tattler => new($"GET {DownloadRig.Url} failed");
}
