using System.Net;
using RichardSzalay.MockHttp;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport;

/// <summary>One POST, over a strict mock: whatever becomes of it is a response, but for the caller's own cancellation.</summary>
[Collection(ClockDriven.Name)]
public sealed class ApiTransportTests : IDisposable
{
    private readonly CountingClock _clock = new();
    private readonly MockHttpMessageHandler _service = new();
    private readonly HttpClient _http;
    private readonly ApiTransport _transport;

    public ApiTransportTests()
    {
        _service.Fallback.Throw(new InvalidOperationException("No test expects this request."));
        _http = new(_service);
        _transport = Transport(_http);
    }

    public void Dispose()
    {
        _service.VerifyNoOutstandingExpectation();
        _http.Dispose();
        _service.Dispose();
    }

    [Fact]
    public async Task One_timer_serves_all_attempts_that_end_in_time()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Expect().Respond("application/json", """{"data":[]}""");
            (await AskAsync()).Dispose();
        }

        Assert.Equal((1, 0), (_clock.Created, _clock.Disposed));
        Assert.Null(_clock.Inner.UntilNextTimer);
    }

    [Fact]
    public async Task A_timer_that_has_rung_is_thrown_away()
    {
        Expect().Respond(HangAsync);

        using var response = await _clock.Inner.RunAsync(AskAsync());

        Assert.Equal("no response within 00:00:30", Assert.IsType<TimeoutException>(response.Failure).Message);
        Assert.Null(response.Status);
        Assert.Equal((1, 1), (_clock.Created, _clock.Disposed));
    }

    [Fact]
    public async Task What_the_headers_said_is_kept_when_the_body_breaks()
    {
        Expect().Respond(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StreamContent(new BrokenStream()) };
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(9));
            return response;
        });

        using var received = await AskAsync();

        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(9), false),
            (received.Status, received.RetryAfter, received.IsReadable));
        Assert.IsType<IOException>(received.Failure);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_handler_that_does_not_heed_its_token_is_left_to_itself(bool byCaller)
    {
        var late = new TaskCompletionSource<HttpResponseMessage>();
        using var connection = new ScriptedConnection();
        connection.Script((_, _) => late.Task);
        using var http = new HttpClient(connection);
        using var caller = new CancellationTokenSource();
        var ask = AskAsync(Transport(http), caller.Token);
        await _clock.Inner.RestAsync();

        if (byCaller)
        {
            await caller.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ask);
        }
        else
        {
            using var received = await _clock.Inner.RunAsync(ask);
            Assert.IsType<TimeoutException>(received.Failure);
        }

        using var response = new LateResponse();
        late.SetResult(response);
        await response.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    [Fact]
    public async Task Who_has_canceled_before_sends_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AskAsync(new CancellationToken(true)));

        Assert.Equal(0, _clock.Created);
    }

    private ApiTransport Transport(HttpClient http) =>
        new(
            () => http, new("https://scripted.test/v1"), ScriptedService.Key, TimeSpan.FromSeconds(30),
            new InjectedServices { Clock = _clock });

    private async Task<ApiResponse> AskAsync(CancellationToken cancellationToken = default) =>
        await AskAsync(_transport, cancellationToken);

    private static async Task<ApiResponse> AskAsync(ApiTransport transport, CancellationToken cancellationToken) =>
        await transport.PostAsync(QueryBodies.GetResponse(Guid.NewGuid()), cancellationToken);

    private MockedRequest Expect() => _service.Expect(HttpMethod.Post, "https://scripted.test/v1")
        .WithHeaders("Authorization", $"Bearer {ScriptedService.Key}").WithPartialContent("\"taskType\":\"getResponse\"");

    private static Task<HttpResponseMessage> HangAsync() => new TaskCompletionSource<HttpResponseMessage>().Task;

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("cut");
    }

    private sealed class LateResponse : HttpResponseMessage
    {
        public TaskCompletionSource Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override void Dispose(bool disposing)
        {
            Disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }

    /// <summary>Counts the timers that are made and thrown away.</summary>
    private sealed class CountingClock : TimeProvider
    {
        public VirtualTimeProvider Inner { get; } = new();

        public int Created { get; private set; }

        public int Disposed { get; private set; }

        public override long TimestampFrequency => Inner.TimestampFrequency;

        public override long GetTimestamp() => Inner.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => Inner.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Created++;
            return new CountedTimer(this, Inner.CreateTimer(callback, state, dueTime, period));
        }

        private sealed class CountedTimer(CountingClock clock, ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

            public void Dispose()
            {
                clock.Disposed++;
                timer.Dispose();
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
