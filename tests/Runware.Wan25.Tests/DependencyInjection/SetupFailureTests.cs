using Microsoft.Extensions.DependencyInjection;
using Runware.Wan25.Downloads;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.DependencyInjection;

/// <summary>Mistakes on this side that come before the first byte: they fail at once, and say what is wrong.</summary>
[Collection(ClockDriven.Name)]
public sealed class SetupFailureTests : IDisposable
{
    private readonly ScriptedService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_handler_that_is_not_registered_fails_at_once()
    {
        var services = new ServiceCollection();
        services.AddWan25(options => options.ApiKey = "some-key").AddHttpMessageHandler<NotRegistered>()
            .ConfigurePrimaryHttpMessageHandler(() => _service);
        await using var provider = services.BuildServiceProvider();

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => provider.GetRequiredService<IWan25Client>().PingAsync());

        Assert.Contains("The HTTP client and its handlers cannot be created", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(NotRegistered), error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task A_connection_that_cannot_be_configured_fails_at_once()
    {
        var services = new ServiceCollection();
        services.AddWan25(options => options.ApiKey = "some-key")
            .ConfigurePrimaryHttpMessageHandler(() => throw new FormatException("no such proxy"));
        await using var provider = services.BuildServiceProvider();

        var error = await Assert.ThrowsAsync<RunwareConnectionException>(() => provider.GetRequiredService<IWan25Client>().PingAsync());

        Assert.Contains("no such proxy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_of_downloads_that_is_not_registered_fails_a_download()
    {
        var services = new ServiceCollection();
        services.AddWan25(options => options.ApiKey = "some-key");
        services.AddHttpClient(Wan25HttpClientNames.Download).AddHttpMessageHandler<NotRegistered>();
        await using var provider = services.BuildServiceProvider();
        var video = Downloads.DownloadRig.At(Downloads.DownloadRig.Url);

        var error = await Assert.ThrowsAsync<DownloadException>(
            () => provider.GetRequiredService<IWan25Client>().DownloadAsync(video, new MemoryStream()));

        Assert.Contains("the HTTP client and its handlers cannot be created", error.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal(video.OperationId, error.OperationId);
    }

    [Fact]
    public async Task What_a_factory_of_downloads_throws_is_redacted()
    {
        var downloader = new VideoDownloader(
            () => throw new FormatException("no proxy for some-secret-key"),
            new() { Retry = { BaseDelay = TimeSpan.Zero } },
            new InjectedServices { Clock = TimeProvider.System },
            new Redactor("some-secret-key"),
            (_, _) => Task.FromResult<Uri?>(null));

        var error = await Assert.ThrowsAsync<DownloadException>(() => downloader.DownloadAsync(
            Downloads.DownloadRig.At(Downloads.DownloadRig.Url), new MemoryStream(), null, default));

        Assert.Contains("cannot be created: no proxy for [key].", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("some-secret-key", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "ApiKeyProvider returned no API key")]
    [InlineData("two words", "ApiKeyProvider returned a value that cannot be an API key")]
    [InlineData(null, "ApiKeyProvider failed: the vault is sealed")]
    public async Task A_provider_without_a_key_fails_at_once(string? key, string text)
    {
        var asked = 0;
        var transport = Transport(_ =>
        {
            asked++;
            return key is null ? throw new IOException("the vault is sealed") : new(key);
        });

        using var response = await transport.SubmitAsync(QueryBodies.GetResponse(Guid.NewGuid()), CancellationToken.None);

        Assert.Equal(
            (true, true, false),
            (response.IsSetupFailure, response.ProvesNothingAccepted, response.IsTransient));
        Assert.StartsWith(text, Assert.IsType<InvalidOperationException>(response.Failure).Message, StringComparison.Ordinal);
        Assert.StartsWith(text, response.Describe(), StringComparison.Ordinal);
        Assert.Equal(1, asked);
        Assert.Empty(_service.Calls);
    }

    [Fact]
    public async Task A_provider_that_does_not_return_is_given_up_with_the_attempt()
    {
        var clock = new VirtualTimeProvider();
        var transport = Transport(_ => new(new TaskCompletionSource<string>().Task), clock);

        using var response = await clock.RunAsync(
            transport.PostAsync(QueryBodies.GetResponse(Guid.NewGuid()), CancellationToken.None).AsTask());

        Assert.Equal("ApiKeyProvider failed: no key within 00:00:30", response.Failure!.Message);
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_failure_of_the_provider()
    {
        using var caller = new CancellationTokenSource();
        var transport = Transport(_ => new(new TaskCompletionSource<string>().Task));
        var sending = transport.PostAsync(QueryBodies.GetResponse(Guid.NewGuid()), caller.Token).AsTask();

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Each_request_carries_the_key_of_its_moment_and_none_of_them_is_printed()
    {
        var keys = new Queue<string>(["first-rotated-key", "second-rotated-key"]);
        var transport = Transport(_ => new(keys.Dequeue()));

        (await transport.PostAsync(QueryBodies.GetResponse(Guid.NewGuid()), CancellationToken.None)).Dispose();
        (await transport.PostAsync(QueryBodies.GetResponse(Guid.NewGuid()), CancellationToken.None)).Dispose();

        Assert.Equal(["Bearer first-rotated-key", "Bearer second-rotated-key"], _service.Calls.Select(call => call.Authorization));
        Assert.Equal("[key] [key]", transport.Redactor.For(new() { Prompt = "a prompt" }).Redact("second-rotated-key first-rotated-key"));
    }

    [Fact]
    public async Task A_client_asks_its_provider_and_no_environment_variable()
    {
        using var client = new Wan25Client(
            new Wan25ClientOptions { ApiKeyProvider = _ => new("provided-key"), Endpoint = new("https://scripted.test/v1") },
            _service);

        await client.SubmitAsync(VideoRequest.FromText("A lighthouse").Build());

        Assert.Equal("Bearer provided-key", _service.Submits.Single().Authorization);
    }

    private ApiTransport Transport(Func<CancellationToken, ValueTask<string>> provider, TimeProvider? clock = null) => new(
        () => new HttpClient(_service, disposeHandler: false), new("https://scripted.test/v1"), "", TimeSpan.FromSeconds(30),
        new InjectedServices { Clock = clock ?? TimeProvider.System })
    {
        ApiKeyProvider = provider,
    };

    private sealed class NotRegistered : DelegatingHandler;
}
