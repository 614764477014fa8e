using System.Text.Json;
using Polly;
using Runware.Wan25.Requests;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Account;

/// <summary>
/// Runs the tasks that are free and respond at once: uploads, the account and the ping. Each attempt has a new id, so retries are harmless.
/// </summary>
internal sealed class UploadAndAccountClient(ApiTransport transport, RetryOptions retry, TimeSpan maxRetryAfter)
{
    private readonly ResiliencePipeline<ApiResponse> _pipeline = RetryPipeline.Create<ApiResponse>(
        retry,
        transport.Services,
        retry.MaxAttempts - 1,
        shouldRetry: response => response.IsTransient && !Deadline.IsTooLong(response.RetryAfter, maxRetryAfter),
        retryAfter: static response => response.RetryAfter);

    public Task<MediaReference> UploadAsync(ImageInput image, CancellationToken cancellationToken) =>
        UploadAsync(image.Source, MediaKind.Image, cancellationToken);

    public Task<MediaReference> UploadAsync(AudioSource audio, CancellationToken cancellationToken) =>
        UploadAsync(audio.Source, MediaKind.Audio, cancellationToken);

    public Task<AccountBalance> GetBalanceAsync(CancellationToken cancellationToken) => RunAsync(
        "The account's balance could not be read",
        QueryBodies.AccountDetails,
        UploadAndAccountRowReader.Balance,
        cancellationToken);

    // The service does not echo the id of a ping.
    public Task PingAsync(CancellationToken cancellationToken) =>
        RunAsync("The service could not be pinged", QueryBodies.Ping, UploadAndAccountRowReader.Pong, cancellationToken);

    private async Task<MediaReference> UploadAsync(MediaSource source, MediaKind kind, CancellationToken cancellationToken)
    {
        // Once for all attempts, so that one notices that the media has changed since the one before.
        Func<Guid, RequestBody> createBody = await MediaUploadBody.PrepareAsync(source, kind, cancellationToken).ConfigureAwait(false);
        return await RunAsync("The media could not be uploaded", createBody, UploadAndAccountRowReader.Media, cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task<T> RunAsync<T>(
        string failure,
        Func<Guid, RequestBody> createBody,
        Func<JsonElement, T?> read,
        CancellationToken cancellationToken)
        where T : class
    {
        using ApiResponse response = await _pipeline
            .ExecuteAsync(async token => await PostAsync(createBody, token).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

        T? result = response is { IsSuccessStatus: true, Envelope: { } envelope }
            ? envelope.Rows.Select(read).FirstOrDefault(value => value is not null)
            : null;
        return result ?? throw ToException(response, failure);
    }

    private async Task<ApiResponse> PostAsync(Func<Guid, RequestBody> createBody, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.PostAsync(createBody(transport.Services.NewId()), cancellationToken).ConfigureAwait(false);
        }
        catch (MediaChangedException exception)
        {
            throw new VideoRequestValidationException([new(WireNames.Media, VideoRequestErrorCodes.Unreadable, exception.Message)]);
        }
    }

    private RunwareException ToException(ApiResponse response, string failure) =>
        ErrorMapper.IsServiceError(response) && response is not { IsSuccessStatus: true, Envelope.Errors: [] }
            ? ErrorMapper.ToException(response, null, transport.Redactor, failure)
            : new RunwareConnectionException(
                $"{failure}: {response.Describe()}{(response.IsReadable ? ", without the expected row" : "")}.", response.Failure);
}
