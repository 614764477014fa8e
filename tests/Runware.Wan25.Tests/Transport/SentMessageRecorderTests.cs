using System.Net;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Tests.Transport;

/// <summary>What is known about an attempt when handlers stand between the transport and the connection.</summary>
[Collection(ClockDriven.Name)]
public sealed class SentMessageRecorderTests : IDisposable
{
    private readonly VirtualTimeProvider _clock = new();
    private readonly ScriptedConnection _connection = new();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task A_single_handler_is_taken_for_the_connection()
    {
        _connection.Script(ScriptedConnection.Refuse);

        using var response = await SubmitAsync(_connection);

        Assert.Equal((true, true, true), (response.Sent!.ProvesNothingSent, response.ProvesNothingAccepted, response.Sent!.IsComplete));
    }

    [Fact]
    public async Task A_chain_that_was_handed_in_may_have_sent_before()
    {
        _connection.Script(ScriptedConnection.Lose, ScriptedConnection.Refuse);

        using var response = await SubmitAsync(new Repeating(_connection));

        Assert.Equal(HttpRequestError.ConnectionError, Assert.IsType<HttpRequestException>(response.Failure).HttpRequestError);
        Assert.Equal(
            (false, false, false),
            (response.Sent!.ProvesNothingSent, response.ProvesNothingAccepted, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_chain_that_was_handed_in_and_never_read_the_body_has_sent_nothing()
    {
        _connection.Script(ScriptedConnection.RefuseUnread, ScriptedConnection.RefuseUnread);

        using var response = await SubmitAsync(new Repeating(_connection));

        Assert.Equal((true, false), (response.Sent!.ProvesNothingSent, response.Sent.IsComplete));
    }

    [Fact]
    public async Task A_refusal_through_a_chain_that_was_handed_in_does_not_speak_for_all()
    {
        _connection.Script(ScriptedConnection.Lose, ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(new Repeating(_connection));

        Assert.Equal((HttpStatusCode.PaymentRequired, false), (response.Status, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_recorder_at_the_end_of_a_chain_sees_all_of_it()
    {
        _connection.Script(ScriptedConnection.Lose, ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(new Repeating(new SentMessageRecorder(_connection)));

        Assert.Equal(
            (true, HttpStatusCode.PaymentRequired, false),
            (response.Sent!.IsComplete, response.Status, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_message_made_anew_is_seen_too()
    {
        _connection.Script(ScriptedConnection.Lose, ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(new Repeating(new Rebuilding(new SentMessageRecorder(_connection))));

        Assert.Equal((true, false), (response.Sent!.IsComplete, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_message_to_somewhere_else_is_none_of_this_attempt()
    {
        _connection.Script(ScriptedConnection.Respond(200), ScriptedConnection.Respond(402));

        using var response = await SubmitAsync(new AsksForAToken(new SentMessageRecorder(_connection)));

        Assert.Equal((2, true), (_connection.Calls, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task Nothing_goes_out_for_an_attempt_that_has_ended()
    {
        _connection.Script(ScriptedConnection.Respond(402));
        var late = new SendsAgainLater(new SentMessageRecorder(_connection));

        using var response = await SubmitAsync(late);
        late.Go.SetResult();

        await Assert.ThrowsAsync<OperationCanceledException>(() => late.Second!.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System));
        Assert.Equal((1, true), (_connection.Calls, response.CoversAllSentMessages));
    }

    [Fact]
    public async Task A_handler_that_throws_before_it_sends_has_sent_nothing()
    {
        using var response = await SubmitAsync(new ReadsAndThrows(new SentMessageRecorder(_connection)));

        Assert.IsType<InvalidOperationException>(response.Failure);
        Assert.Equal((0, true, false), (_connection.Calls, response.Sent!.ProvesNothingSent, response.IsSetupFailure));
    }

    [Fact]
    public async Task A_time_limit_that_passes_while_connecting_proves_that_nothing_was_sent()
    {
        _connection.Script(ScriptedConnection.Hang);

        using var response = await _clock.RunAsync(SubmitAsync(_connection));

        Assert.IsType<TimeoutException>(response.Failure);
        Assert.True(response.Sent!.ProvesNothingSent);
    }

    [Fact]
    public async Task A_time_limit_that_passes_after_the_body_was_read_proves_nothing()
    {
        _connection.Script(ScriptedConnection.HangAfterReading);

        using var response = await _clock.RunAsync(SubmitAsync(_connection));

        Assert.Equal((false, false), (response.Sent!.ProvesNothingSent, response.ProvesNothingAccepted));
    }

    [Fact]
    public async Task A_source_that_failed_is_thrown_where_nothing_else_went_out()
    {
        var broken = new BrokenBody(failsFrom: 1);
        _connection.Script(ScriptedConnection.Respond(200));

        await Assert.ThrowsAsync<MediaChangedException>(() => SubmitAsync(new Repeating(_connection), broken));
    }

    [Fact]
    public async Task A_source_that_failed_at_a_second_sending_says_nothing_about_the_first()
    {
        var broken = new BrokenBody(failsFrom: 2);
        _connection.Script(ScriptedConnection.LoseStreamed, ScriptedConnection.RespondStreamed);

        using var response = await SubmitAsync(new Repeating(new SentMessageRecorder(_connection)), broken);

        Assert.NotNull(LocalMediaFailureFinder.Find(response.Failure));
        Assert.Equal((2, false), (_connection.Calls, response.ProvesNothingAccepted));
    }

    [Fact]
    public async Task A_connection_that_is_refused_by_the_machine_itself_is_proof()
    {
        using var connections = HttpClientSource.Own();
        var transport = new ApiTransport(
            connections.Api, new("http://127.0.0.1:1/v1"), "key", TimeSpan.FromMinutes(1),
            new InjectedServices { Clock = TimeProvider.System })
        {
            RecordsSentMessages = connections.RecordsSentMessages,
        };

        using var response = await transport.SubmitAsync(QueryBodies.GetResponse(Guid.NewGuid()), CancellationToken.None);

        Assert.True(response.Sent!.ProvesNothingSent);
    }

    private async Task<ApiResponse> SubmitAsync(HttpMessageHandler handler, RequestBody? body = null)
    {
        using var connections = HttpClientSource.Over(handler);
        var transport = new ApiTransport(
            connections.Api, new("https://scripted.test/v1"), "key", TimeSpan.FromSeconds(30), new InjectedServices { Clock = _clock })
        {
            RecordsSentMessages = connections.RecordsSentMessages,
        };
        return await transport.SubmitAsync(body ?? QueryBodies.GetResponse(Guid.NewGuid()), CancellationToken.None);
    }

    private sealed class BrokenBody(int failsFrom) : RequestBody
    {
        private int _reads;

        public override long Length => 2;

        public override async Task WriteAsync(Stream stream, Action onProgress, CancellationToken cancellationToken)
        {
            if (++_reads >= failsFrom)
            {
                throw new IOException("wrapped", new MediaChangedException("changed"));
            }

            await stream.WriteAsync("[]"u8.ToArray(), cancellationToken);
        }
    }
}
