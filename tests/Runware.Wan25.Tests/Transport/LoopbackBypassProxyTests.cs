using System.Net;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Transport;

public class LoopbackBypassProxyTests
{
    private static readonly Uri Proxy = new("http://proxy.example:3128");

    [Theory]
    [InlineData("http://127.0.0.1:6111/v1", false)]
    [InlineData("http://localhost:6111/v1", false)]
    [InlineData("http://[::1]:6111/v1", false)]
    [InlineData("https://api.runware.ai/v1", true)]
    [InlineData("https://inside.example/v1", false)]
    public void This_machine_is_called_without_the_proxy(string url, bool usesProxy)
    {
        var proxy = new LoopbackBypassProxy(new WebProxy(Proxy) { BypassList = ["inside\\.example"] });

        Assert.Equal(usesProxy, !proxy.IsBypassed(new Uri(url)));
        Assert.Equal(usesProxy, proxy.GetProxy(new Uri(url)) == Proxy);
    }

    [Fact]
    public void The_connections_of_clients_have_it()
    {
        using SocketsHttpHandler handler = HttpClientSource.CreateHandler();

        Assert.IsType<LoopbackBypassProxy>(handler.Proxy);
    }
}
