using System.Net;

namespace Runware.Wan25.Tests.Downloads;

public class RedirectTests
{
    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Found)]
    [InlineData(HttpStatusCode.SeeOther)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task Follows_from_https_to_https(HttpStatusCode status)
    {
        using var rig = new DownloadRig();
        rig.Host.ThenRedirect("https://cdn.example/a.mp4", status);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal("https://cdn.example/a.mp4", rig.Host.Requests[1].Url.ToString());
    }

    [Fact]
    public async Task Follows_a_relative_location_and_keeps_the_range()
    {
        using var rig = new DownloadRig();
        rig.Host.ThenBreakAfter(5000).ThenRedirect("/moved?x=1");

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
        Assert.Equal("https://im.runware.example/moved?x=1", rig.Host.Requests[2].Url.ToString());
        Assert.Equal(5000, rig.Host.Requests[2].From);
    }

    [Theory]
    [InlineData("http://cdn.example/a.mp4")]
    [InlineData("http://localhost/a.mp4")]
    [InlineData("ftp://cdn.example/a.mp4")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:video/mp4;base64,AAAA")]
    public async Task Refuses_to_leave_https(string location)
    {
        using var rig = new DownloadRig();
        rig.Host.ThenRedirect(location);

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("not an https URL", exception.Message, StringComparison.Ordinal);
        Assert.Single(rig.Host.Requests);
    }

    [Theory]
    [InlineData("http://cdn.example/a.mp4")]
    [InlineData("http://127.0.0.1.example/a.mp4")]
    [InlineData("http://localhost.example/a.mp4")]
    [InlineData("ftp://localhost/a.mp4")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/a.mp4")]
    public async Task Refuses_to_start_without_https(string url)
    {
        using var rig = new DownloadRig();
        rig.Video = DownloadRig.At(url);

        await rig.FailAsync();

        Assert.Empty(rig.Host.Requests);
    }

    [Theory]
    [InlineData("http://localhost:4321/a.mp4", "http://127.0.0.1:4321/b.mp4")]
    [InlineData("http://127.0.0.1:4321/a.mp4", "https://cdn.example/b.mp4")]
    [InlineData("http://[::1]:4321/a.mp4", "http://localhost/b.mp4")]
    public async Task On_this_machine_http_will_do(string url, string location)
    {
        using var rig = new DownloadRig();
        rig.Video = DownloadRig.At(url);
        rig.Host.ThenRedirect(location);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Fact]
    public async Task From_this_machine_http_leads_nowhere_else()
    {
        using var rig = new DownloadRig();
        rig.Video = DownloadRig.At("http://localhost:4321/a.mp4");
        rig.Host.ThenRedirect("http://cdn.example/b.mp4");

        await rig.FailAsync();

        Assert.Single(rig.Host.Requests);
    }

    [Fact]
    public async Task Follows_five_and_not_six()
    {
        using var rig = new DownloadRig();
        for (int i = 0; i < 5; i++)
        {
            rig.Host.ThenRedirect($"https://cdn.example/{i}");
        }

        await rig.ToFileAsync();
        File.Delete(rig.Path);
        for (int i = 0; i < 6; i++)
        {
            rig.Host.ThenRedirect($"https://cdn.example/{i}");
        }

        DownloadException exception = await rig.FailAsync();
        Assert.Contains("more than 5 times", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_nowhere_is_reported()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(HttpStatusCode.Found);

        Assert.Contains("has no usable Location", (await rig.FailAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_handler_below_arrived_by_itself_must_be_allowed_too()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(request =>
        {
            request.RequestUri = new Uri("http://cdn.example/a.mp4?signature=s3cr3t");
            return rig.Host.Serve(request);
        });

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("cdn.example/a.mp4, which is not an https URL", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_handler_below_arrived_by_itself_may_be_fine()
    {
        using var rig = new DownloadRig();
        rig.Host.Then(request =>
        {
            request.RequestUri = new Uri("https://cdn.example/a.mp4");
            return rig.Host.Serve(request);
        });

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Theory]
    [InlineData("http://runware.test/a.mp4", null)]
    [InlineData("http://RUNWARE.test:8080/a.mp4", null)]
    [InlineData("http://runware.test/a.mp4", "http://runware.test:81/b.mp4")]
    [InlineData("http://runware.test/a.mp4", "https://cdn.example/b.mp4")]
    [InlineData("http://localhost/a.mp4", "http://runware.test/b.mp4")]
    public async Task Where_insecure_endpoints_are_allowed_http_to_that_host_will_do(string url, string? location)
    {
        using var rig = new DownloadRig { Video = DownloadRig.At(url) };
        rig.Options.AllowInsecureEndpoint = true;
        rig.Options.Endpoint = new Uri("http://runware.test:8080/v1");
        _ = location is null ? rig.Host : rig.Host.ThenRedirect(location);

        await rig.ToFileAsync();

        Assert.Equal(rig.Host.File, rig.Written);
    }

    [Theory]
    [InlineData("http://cdn.example/a.mp4", null, true)]
    [InlineData("http://files.runware.test/a.mp4", null, true)]
    [InlineData("http://runware.test/a.mp4", "http://cdn.example/b.mp4", true)]
    [InlineData("https://runware.test/a.mp4", "http://runware.test/b.mp4", true)]
    [InlineData("http://runware.test/a.mp4", null, false)]
    public async Task Http_to_others_or_unasked_will_not(string url, string? location, bool isAllowed)
    {
        using var rig = new DownloadRig { Video = DownloadRig.At(url) };
        rig.Options.AllowInsecureEndpoint = isAllowed;
        rig.Options.Endpoint = new Uri("http://runware.test:8080/v1");
        _ = location is null ? rig.Host : rig.Host.ThenRedirect(location);

        DownloadException exception = await rig.FailAsync();

        Assert.Contains("not an https URL", exception.Message, StringComparison.Ordinal);
        Assert.Equal(location is null ? 0 : 1, rig.Host.Requests.Count);
    }
}
