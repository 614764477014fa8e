using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Runware.Wan25.DependencyInjection;
using Runware.Wan25.Tests.Transport;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.DependencyInjection;

/// <summary>What is known about an attempt below the handlers that a host adds to all of its clients.</summary>
public sealed class RecordedSendingsTests : IDisposable
{
    private readonly ScriptedConnection _connection = new();

    public void Dispose() => _connection.Dispose();

    public static TheoryData<HttpRequestError, int> SecondTries => new()
    {
        { HttpRequestError.ConnectionError, 0 },
        { HttpRequestError.SecureConnectionError, 0 },
        { HttpRequestError.ProxyTunnelError, 0 },
        { HttpRequestError.Unknown, 401 },
        { HttpRequestError.Unknown, 402 },
        { HttpRequestError.Unknown, 429 },
    };

    [Theory]
    [MemberData(nameof(SecondTries))]
    public async Task A_second_try_of_a_resilience_handler_says_nothing_about_the_first(HttpRequestError error, int status)
    {
        _connection.Script(
            ScriptedConnection.Lose, status > 0 ? ScriptedConnection.Respond(status) : (_, _) => throw new HttpRequestException(error));

        using var response = await SubmitAsync(services => services.ConfigureHttpClientDefaults(AddResilience));

        Assert.Equal(2, _connection.Calls);
        Assert.Equal(
            (true, false, false, false),
            (response.Sent!.IsComplete, response.Sent.ProvesNothingSent, response.ProvesNothingAccepted, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_second_try_after_a_refused_connection_speaks_for_both()
    {
        _connection.Script(ScriptedConnection.Refuse, ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(services => services.ConfigureHttpClientDefaults(AddResilience));

        Assert.Equal((2, true), (_connection.Calls, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_copy_that_a_hedging_handler_sends_is_seen()
    {
        _connection.Script(ScriptedConnection.HangAfterReading, ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(services => services.ConfigureHttpClientDefaults(
            builder => builder.AddStandardHedgingHandler().Configure(hedging => hedging.Hedging.Delay = TimeSpan.Zero)));

        Assert.True(response.Sent!.IsComplete);
        Assert.Equal((HttpStatusCode.PaymentRequired, false), (response.Status, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task The_recorder_comes_after_every_handler_of_every_filter()
    {
        _connection.Script(ScriptedConnection.Lose, ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(services => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new RepeatsAtTheEnd()));

        Assert.Equal((2, true, false), (_connection.Calls, response.Sent!.IsComplete, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_chain_in_place_of_the_connection_gets_the_recorder_at_its_end()
    {
        _connection.Script(ScriptedConnection.Lose, ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(
            services => services.AddHttpClient(Wan25HttpClientNames.Api)
                .ConfigurePrimaryHttpMessageHandler(() => new Repeating(new Repeating(_connection))));

        Assert.Equal((4, true, false), (_connection.Calls, response.Sent!.IsComplete, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_chain_that_cannot_take_a_recorder_is_known_to_be_unknown()
    {
        _connection.Script(ScriptedConnection.Respond(402));
        using var used = new Repeating(_connection);
        using (var invoker = new HttpMessageInvoker(used, disposeHandler: false))
        {
            using var message = new HttpRequestMessage(HttpMethod.Get, "https://elsewhere.test");
            (await invoker.SendAsync(message, CancellationToken.None)).Dispose();
        }

        using var response = await SubmitAsync(
            services => services.AddHttpClient(Wan25HttpClientNames.Api).ConfigurePrimaryHttpMessageHandler(() => used));

        Assert.Equal((false, false), (response.Sent!.IsComplete, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_factory_of_the_hosts_own_is_not_recorded()
    {
        _connection.Script(ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(services => services.AddSingleton<IHttpClientFactory>(new OwnFactory(_connection)));

        Assert.False(response.Sent!.IsComplete);
    }

    private static void AddResilience(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler(options =>
    {
        options.Retry.MaxRetryAttempts = 1;
        options.Retry.Delay = TimeSpan.Zero;
        options.Retry.ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is HttpRequestException);
    });

    private async Task<ApiResponse> SubmitAsync(Action<IServiceCollection> configure)
    {
        var services = new ServiceCollection();
        services.AddWan25(options => options.ApiKey = "some-key").ConfigurePrimaryHttpMessageHandler(() => _connection);
        configure(services);
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        var recorder = provider.GetRequiredService<SentMessageRecorderFilter>();
        var transport = new ApiTransport(
            () => factory.CreateClient(Wan25HttpClientNames.Api), new("https://scripted.test/v1"), "some-key", TimeSpan.FromMinutes(1),
            new InjectedServices { Clock = TimeProvider.System })
        {
            RecordsSentMessages = () => recorder.Records(Wan25HttpClientNames.Api),
        };
        return await transport.SubmitAsync(QueryBodies.GetResponse(Guid.NewGuid()), CancellationToken.None);
    }

    private sealed class RepeatsAtTheEnd : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = new Repeating(builder.PrimaryHandler);
        };
    }

    private sealed class OwnFactory(HttpMessageHandler handler) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => new(handler, disposeHandler: false);
    }
}
