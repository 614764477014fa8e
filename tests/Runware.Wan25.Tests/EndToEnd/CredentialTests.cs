using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.Tests.EndToEnd;

/// <summary>Over real connections: nobody but the endpoint is shown the key, and nobody at all what another server said.</summary>
public class CredentialTests
{
    private const string Key = "credential-secret-key";

    [Theory]
    [InlineData(301, false)]
    [InlineData(302, false)]
    [InlineData(303, false)]
    [InlineData(307, false)]
    [InlineData(308, false)]
    [InlineData(307, true)]
    public async Task A_redirect_of_the_API_is_not_followed(int status, bool isRegistered)
    {
        await using var other = await LoopbackServer.StartAsync(context => context.Response.WriteAsync("""{"data":[{"pong":true}]}"""));
        await using var api = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = other.Url.ToString();
            return Task.CompletedTask;
        });
        await using var registered = isRegistered ? Register(api.Url, NoLogs) : null;
        using var client = registered is null ? new Wan25Client(Options(api.Url)) : null;

        await Assert.ThrowsAnyAsync<RunwareException>(() => (client ?? registered!.GetRequiredService<IWan25Client>()).PingAsync());

        Assert.Empty(other.Requests);
        Assert.All(api.Requests, request => Assert.Equal("Bearer " + Key, request["Authorization"]));
    }

    [Fact]
    public async Task No_file_host_receives_the_key_or_a_cookie()
    {
        var video =
            new byte[] { 0, 0, 0, 16, (byte)'f', (byte)'t', (byte)'y', (byte)'p', (byte)'i', (byte)'s', (byte)'o', (byte)'m', 0, 0, 0, 0 };
        await using var files = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.Headers.SetCookie = "file=1";
            await context.Response.Body.WriteAsync(video);
        });
        await using var api = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.Headers.SetCookie = "session=1";
            await context.Response.WriteAsync("""{"data":[{"pong":true}]}""");
        });
        using var client = new Wan25Client(Options(api.Url));
        var target = new MemoryStream();

        await client.PingAsync();
        await client.PingAsync();
        var generated = Wan25ModelFactory.GeneratedVideo(new(Guid.NewGuid()), Guid.NewGuid(), new(files.Url, "/a.mp4"));
        await client.DownloadAsync(generated, target);
        await client.DownloadAsync(generated, new MemoryStream());

        Assert.Equal(video, target.ToArray());
        Assert.All(files.Requests, request => Assert.False(request.ContainsKey("Authorization")));
        Assert.All(files.Requests.Concat(api.Requests), request => Assert.False(request.ContainsKey("Cookie")));
        Assert.All(
            files.Requests, request => Assert.DoesNotContain(request.Values, value => value.Contains(Key, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_hosts_own_HTTP_logging_prints_neither_the_key_nor_a_signature()
    {
        await using var server = await LoopbackServer.StartAsync(context => context.Response.WriteAsync("""{"data":[{"pong":true}]}"""));
        var lines = new ConcurrentQueue<string>();
        await using var registered = Register(server.Url, logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Lines(lines)));
        var client = registered.GetRequiredService<IWan25Client>();

        await client.PingAsync();
        await Assert.ThrowsAsync<DownloadException>(() => client.DownloadAsync(
            Wan25ModelFactory.GeneratedVideo(new(Guid.NewGuid()), Guid.NewGuid(), new(server.Url, "/a.mp4?sig=hush")), new MemoryStream()));

        Assert.Contains(lines, line => line.Contains("POST", StringComparison.Ordinal));
        Assert.DoesNotContain(
            lines, line => line.Contains(Key, StringComparison.Ordinal) || line.Contains("hush", StringComparison.Ordinal));
    }

    [Fact]
    public void A_debugger_does_not_show_the_key()
    {
        var options = new Wan25ClientOptions { ApiKey = Key };
        using var client = new Wan25Client(options);

        var shown = Shown(client, "client", []).Concat(Shown(options, "options", [])).ToList();

        Assert.True(shown.Count > 20);
        Assert.DoesNotContain(shown, item => item.Text.Contains(Key, StringComparison.Ordinal));
    }

    /// <summary>
    /// What a debugger displays when everything of ours is unfolded: the text of each object and of each member that is not hidden.
    /// </summary>
    private static IEnumerable<(string Path, string Text)> Shown(object? value, string path, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value) || path.Length > 300)
        {
            yield break;
        }

        yield return (path, value as string ?? value.ToString() ?? "");
        if (value.GetType().Assembly != typeof(Wan25Client).Assembly)
        {
            yield break;
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (field.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never
                    && field.GetValue(value) is { } member)
                {
                    foreach (var shown in member is IEnumerable and not string ? [] : Shown(member, $"{path}.{field.Name}", seen))
                    {
                        yield return shown;
                    }
                }
            }
        }
    }

    private static ServiceProvider Register(Uri endpoint, Action<ILoggingBuilder> logging)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging);
        services.AddWan25(options => Configure(options, endpoint));
        return services.BuildServiceProvider();
    }

    private static void NoLogs(ILoggingBuilder logging)
    {
    }

    private static Wan25ClientOptions Options(Uri endpoint)
    {
        var options = new Wan25ClientOptions();
        Configure(options, endpoint);
        return options;
    }

    private static void Configure(Wan25ClientOptions options, Uri endpoint)
    {
        options.ApiKey = Key;
        options.Endpoint = endpoint;
        options.Retry.MaxAttempts = 1;
    }

    private sealed class Lines(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue(state.ToString()!);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
