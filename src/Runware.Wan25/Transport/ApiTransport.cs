using System.Diagnostics;
using System.Runtime.CompilerServices;
using Runware.Wan25.Options;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>
/// Sends one POST and reads its answer. It never repeats anything and never judges an answer: that is the business of those who know what was asked.
/// </summary>
/// <remarks>Every question goes through here; pooled builders, and headers that are a text already, keep it from allocating more than HTTP itself does.</remarks>
internal sealed class ApiTransport(Func<HttpClient> httpClient, Uri endpoint, string apiKey, TimeSpan attemptTimeout, ClientServices environment)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _authorization = $"Bearer {apiKey}";

    private InactivityTimeout? _spareTimer;

    /// <summary>Gets whether a <see cref="SendingRecorder"/> stands before every connection of the clients that are used.</summary>
    public Func<bool> RecordsSendings { get; init; } = static () => false;

    /// <summary>Gives the key of one request, in place of the constant one.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; init; }

    public Redactor Redactor { get; } = new(apiKey);

    public ClientServices Environment => environment;

    /// <summary>Sends what may be sent twice without harm, and reads the answer. Throws only when the caller cancelled, or the local source of the body failed.</summary>
    public ValueTask<ApiResponse> PostAsync(RequestBody body, CancellationToken cancellationToken) => PostAsync(body, isRecorded: false, cancellationToken);

    /// <summary>
    /// Sends what must not be accepted twice; <see cref="ApiResponse.Sent"/> is the record of all that went out. Where the local source of the body fails after
    /// something else may have been accepted, that is a reply without an answer and no exception.
    /// </summary>
    public ValueTask<ApiResponse> SubmitAsync(RequestBody body, CancellationToken cancellationToken) => PostAsync(body, isRecorded: true, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ApiResponse> PostAsync(RequestBody body, bool isRecorded, CancellationToken cancellationToken)
    {
        // Not left to HttpClient: it hands a message on to the host's handlers however cancelled its token is.
        cancellationToken.ThrowIfCancellationRequested();
        var attempt = Interlocked.Exchange(ref _spareTimer, null) ?? new InactivityTimeout(attemptTimeout, environment.Clock);
        attempt.Begin(cancellationToken);
        HttpResponseMessage? response = null;
        AttemptRecord? record = null;
        try
        {
            var (client, authorization) = await PrepareAsync(attempt, cancellationToken).ConfigureAwait(false);

            // A fresh message each time: a message that was sent may not be sent again, and handlers of the host may have changed it.
            using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = body.CreateContent(attempt.Restart) };
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
            message.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Text);
            if (isRecorded)
            {
                record = new AttemptRecord(endpoint, message.Content);
                record.Attach(message);
            }

            response = await SendAsync(client, message, attempt.Token).ConfigureAwait(false);
            var (buffer, length) = await BoundedResponseReader.ReadAsync(response.Content, attempt.Token).ConfigureAwait(false);
            record?.Close(response, RecordsSendings());
            return new ApiResponse
            {
                Status = response.StatusCode,
                RetryAfter = RetryAfterReader.Read(response.Headers, environment.Clock),
                Envelope = Envelope.TryRead(buffer, length),
                Sent = record,
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            record?.Close(response, RecordsSendings());
            throw;
        }
        catch (Exception exception)
        {
            record?.Close(response, RecordsSendings());
            return SourceFailure.Find(exception) is { } local && record is null or { ProvesNothingAccepted: true }
                ? throw local
                : Failed(exception, attempt, response, record);
        }
        finally
        {
            response?.Dispose();
            Return(attempt);
        }
    }

    private ApiResponse Failed(Exception exception, InactivityTimeout attempt, HttpResponseMessage? response, AttemptRecord? record)
    {
        var isSetupFailure = exception is SetupException;
        var cause = Redactor.Redact(isSetupFailure ? exception.InnerException : exception);
        return new ApiResponse
        {
            Status = response?.StatusCode,
            RetryAfter = response is null ? null : RetryAfterReader.Read(response.Headers, environment.Clock),
            Failure = isSetupFailure ? new InvalidOperationException(Redactor.Redact(exception.Message), cause)
                : attempt.HasExpired ? new TimeoutException($"no answer within {attemptTimeout}", cause)
                : cause,
            IsSetupFailure = isSetupFailure,
            Sent = record,
        };
    }

    /// <summary>Makes what a message needs before there can be one.</summary>
    /// <exception cref="SetupException">The handlers cannot be made, or there is no key.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(HttpClient Client, string Authorization)> PrepareAsync(InactivityTimeout attempt, CancellationToken cancellationToken)
    {
        HttpClient client;
        try
        {
            client = httpClient();
        }
        catch (Exception exception)
        {
            throw new SetupException($"The HTTP client and its handlers cannot be created: {exception.Message}", exception);
        }

        if (ApiKeyProvider is not { } provider)
        {
            return (client, _authorization);
        }

        try
        {
            var key = await provider(attempt.Token).AsTask().WaitAsync(attempt.Token).ConfigureAwait(false);
            return OptionsValidator.ProblemOfKey(key) is null
                ? (client, AuthorizationOf(key))
                : throw new SetupException(
                    $"{nameof(Wan25ClientOptions.ApiKeyProvider)} gave {(string.IsNullOrWhiteSpace(key) ? "no API key" : "a text that cannot be an API key")}.");
        }
        catch (Exception exception) when (exception is not SetupException && !cancellationToken.IsCancellationRequested)
        {
            var reason = attempt.HasExpired ? $"no key within {attemptTimeout}" : exception.Message;
            throw new SetupException($"{nameof(Wan25ClientOptions.ApiKeyProvider)} failed: {reason}", exception);
        }
    }

    private string AuthorizationOf(string key)
    {
        Redactor.Remember(key);
        return $"Bearer {key}";
    }

    private void Return(InactivityTimeout attempt)
    {
        if (!attempt.TryEnd() || Interlocked.CompareExchange(ref _spareTimer, attempt, null) is not null)
        {
            attempt.Dispose();
        }
    }

    /// <summary>Leaves a handler that does not heed its token to itself: no attempt may outlast its time because of it.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<HttpResponseMessage> SendAsync(HttpClient client, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var sending = client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            return await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = sending.ContinueWith(Discard, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Nobody waits for it any more. Its exception has to be looked at all the same, or it counts as one that nobody handled.</summary>
    private static void Discard(Task<HttpResponseMessage> late)
    {
        if (late.IsCompletedSuccessfully)
        {
            late.Result.Dispose();
        }
        else
        {
            _ = late.Exception;
        }
    }

    /// <summary>Something of ours or of the host's failed before there was a message to send.</summary>
    private sealed class SetupException(string message, Exception? innerException = null) : Exception(message, innerException);
}
