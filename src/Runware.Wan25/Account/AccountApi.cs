using System.Text.Json;
using Polly;
using Runware.Wan25.Requests;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Account;

/// <summary>The tasks that cost nothing and answer at once: uploads, the account, the ping. They may be repeated, each time under a new id.</summary>
internal sealed class AccountApi(ApiTransport transport, RetryOptions retry, TimeSpan longestWait)
{
    private readonly ResiliencePipeline<ApiResponse> _pipeline = Retries.Create<ApiResponse>(
        retry, transport.Environment, retry.MaxAttempts - 1,
        again: reply => reply.IsTransient && !(reply.RetryAfter > longestWait), retryAfter: reply => reply.RetryAfter);

    public Task<MediaReference> UploadAsync(ImageInput image, CancellationToken cancellationToken) =>
        UploadAsync((id, token) => MediaUploadBody.PrepareAsync(image, id, token), cancellationToken);

    public Task<MediaReference> UploadAsync(AudioSource audio, CancellationToken cancellationToken) =>
        UploadAsync((id, token) => MediaUploadBody.PrepareAsync(audio, id, token), cancellationToken);

    public Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken) => RunAsync(
        "The account's balance could not be read",
        (id, _) => new(RequestBodies.AccountDetails(id)),
        ServiceRow.Balance,
        cancellationToken);

    // The service does not echo the id of a ping.
    public Task PingAsync(CancellationToken cancellationToken) =>
        RunAsync("The service could not be pinged", (id, _) => new(RequestBodies.Ping(id)), ServiceRow.Pong, cancellationToken);

    private Task<MediaReference> UploadAsync(Func<Guid, CancellationToken, ValueTask<RequestBody>> prepare, CancellationToken cancellationToken) => RunAsync(
        "The media could not be uploaded",
        prepare,
        ServiceRow.Media,
        cancellationToken);

    private async Task<T> RunAsync<T>(
        string trouble, Func<Guid, CancellationToken, ValueTask<RequestBody>> prepare, Func<JsonElement, T?> read, CancellationToken cancellationToken)
        where T : class
    {
        using var reply = await _pipeline.ExecuteAsync(async token => await PostAsync(prepare, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

        var found = reply is { IsSuccessStatus: true, Envelope: { } answer } ? answer.Rows.Select(read).FirstOrDefault(value => value is not null) : null;
        return found ?? throw Failed(reply, trouble);
    }

    private async Task<ApiResponse> PostAsync(Func<Guid, CancellationToken, ValueTask<RequestBody>> prepare, CancellationToken cancellationToken)
    {
        var body = await prepare(transport.Environment.NewId(), cancellationToken).ConfigureAwait(false);
        try
        {
            return await transport.PostAsync(body, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceChangedException exception)
        {
            throw new VideoRequestValidationException([new(WireNames.Media, VideoRequestErrorCodes.Unreadable, exception.Message)]);
        }
    }

    private RunwareException Failed(ApiResponse reply, string trouble) =>
        reply is { Envelope.Errors.Count: > 0 } || (reply.IsReadable && !reply.IsSuccessStatus)
            ? ErrorMapper.ToException(reply, null, transport.Redactor, trouble)
            : new RunwareConnectionException($"{trouble}: {reply.Describe()}{(reply.IsReadable ? ", without the answer" : "")}.", reply.Failure);
}
