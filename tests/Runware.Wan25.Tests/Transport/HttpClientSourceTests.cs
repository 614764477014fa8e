using Runware.Wan25.Transport;

namespace Runware.Wan25.Tests.Transport;

/// <summary>The two ways out, and the failure that is inside of others.</summary>
public class HttpClientSourceTests
{
    [Fact]
    public void The_clients_own_connections_decide_nothing_by_themselves()
    {
        using var handler = HttpClientSource.CreateHandler();
        using var connections = HttpClientSource.Own();

        Assert.Equal(
            (false, false, System.Net.DecompressionMethods.None),
            (handler.AllowAutoRedirect, handler.UseCookies, handler.AutomaticDecompression));
        Assert.Equal(TimeSpan.FromMinutes(5), handler.PooledConnectionLifetime);
        Assert.Equal(Timeout.InfiniteTimeSpan, connections.Api().Timeout);
        Assert.Equal(Timeout.InfiniteTimeSpan, connections.Download().Timeout);
        Assert.NotSame(connections.Api(), connections.Download());
    }

    [Fact]
    public async Task The_clients_own_connections_end_with_it()
    {
        var connections = HttpClientSource.Own();
        var (api, download) = (connections.Api(), connections.Download());

        connections.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => api.GetAsync(new Uri("https://never.test")));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => download.GetAsync(new Uri("https://never.test")));
    }

    [Fact]
    public async Task A_handler_of_the_callers_outlives_them()
    {
        using var handler = new ScriptedService { OnCall = (_, _) => Task.FromResult(ScriptedCall.Nothing()) };
        using (var connections = HttpClientSource.Over(handler))
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, connections.Api().Timeout);
            Assert.Same(connections.Api(), connections.Download());
        }

        using var again = new HttpClient(handler, disposeHandler: false);
        using var response = await again.GetAsync(new Uri("https://still.test"));
        Assert.True(response.IsSuccessStatusCode);
    }

    [Fact]
    public void The_factory_is_asked_each_time()
    {
        var factory = new CountingFactory();
        using var connections = HttpClientSource.From(factory, "the api", "the files", static () => false);

        connections.Api().Dispose();
        connections.Api().Dispose();
        connections.Download().Dispose();

        Assert.Equal(["the api", "the api", "the files"], factory.Asked);
    }

    [Fact]
    public void A_local_failure_is_found_however_deep_it_lies()
    {
        var changed = new MediaChangedException("changed");
        var invalid = new VideoRequestValidationException([new("a", "b", "c")]);

        Assert.Same(changed, LocalMediaFailureFinder.Find(changed));
        Assert.Same(changed, LocalMediaFailureFinder.Find(new HttpRequestException("1", new IOException("2", changed))));
        Assert.Same(invalid, LocalMediaFailureFinder.Find(new HttpRequestException("1", invalid)));
        Assert.Null(LocalMediaFailureFinder.Find(new HttpRequestException("1", new IOException("2"))));
        Assert.Null(LocalMediaFailureFinder.Find(null));
    }

    private sealed class CountingFactory : IHttpClientFactory
    {
        public List<string> Asked { get; } = [];

        public HttpClient CreateClient(string name)
        {
            Asked.Add(name);
            return new();
        }
    }
}
