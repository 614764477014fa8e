using System.Diagnostics;
using System.Runtime.CompilerServices;
using Runware.Wan25.Options;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>Sends one POST and reads its response. It neither retries nor classifies the response: its callers do.</summary>
/// <remarks>
/// Every request passes through here, so pooled builders and preformatted headers keep allocations to those of HTTP itself.
/// </remarks>
internal sealed class ApiTransport(
    Func<HttpClient> httpClient, Uri endpoint, string apiKey, TimeSpan attemptTimeout, InjectedServices services)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _authorization = $"Bearer {apiKey}";

    private InactivityTimeout? _spareTimeout;

    /// <summary>Gets a function that returns whether every HTTP client in use has a <see cref="SentMessageRecorder"/>.</summary>
    public Func<bool> RecordsSentMessages { get; init; } = static () => false;

    /// <summary>Gets the provider of the API key of one request, in place of the constant key.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Func<CancellationToken, ValueTask<string>>? ApiKeyProvider { get; init; }

    public Redactor Redactor { get; } = new(apiKey);

    public InjectedServices Services => services;

    /// <summary>Sends a request that may be repeated. Throws only when the caller cancels, or the local source of the body fails.</summary>
    public ValueTask<ApiResponse> PostAsync(RequestBody body, CancellationToken cancellationToken) =>
        PostAsync(body, isRecorded: false, cancellationToken);

    /// <summary>
    /// Sends a request that must not be accepted twice; <see cref="ApiResponse.Sent"/> records every sending. Where the local source of the
    /// body fails after a sending that may have been accepted, the failure is returned and not thrown.
    /// </summary>
    public ValueTask<ApiResponse> SubmitAsync(RequestBody body, CancellationToken cancellationToken) =>
        PostAsync(body, isRecorded: true, cancellationToken);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ApiResponse> PostAsync(RequestBody body, bool isRecorded, CancellationToken cancellationToken)
    {
        // HttpClient passes a message on to the host's handlers even when its token is canceled.
        cancellationToken.ThrowIfCancellationRequested();
        InactivityTimeout attempt = Interlocked.Exchange(ref _spareTimeout, null) ?? new InactivityTimeout(attemptTimeout, services.Clock);
        attempt.Begin(cancellationToken);
        HttpResponseMessage? response = null;
        SentMessageHistory? record = null;
        try
        {
            (HttpClient? client, string? authorization) = await PrepareAsync(attempt, cancellationToken).ConfigureAwait(false);

            // A new message each time: HttpClient sends a message only once, and handlers of the host may have changed it.
            using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new JsonBodyContent(body, attempt.Restart) };
            message.Headers.TryAddWithoutValidation("Authorization", authorization);
            message.Headers.TryAddWithoutValidation("User-Agent", UserAgent.Text);
            if (isRecorded)
            {
                record = new SentMessageHistory(endpoint, message.Content);
                record.Attach(message);
            }

            response = await SendAsync(client, message, attempt.Token).ConfigureAwait(false);
            (byte[]? buffer, int length) = await BoundedResponseReader.ReadAsync(response.Content, attempt.Token).ConfigureAwait(false);
            record?.Close(response, RecordsSentMessages());
            return new ApiResponse
            {
                Host = endpoint.Authority,
                Status = response.StatusCode,
                RetryAfter = RetryAfterReader.Read(response.Headers, services.Clock),
                Envelope = ResponseEnvelope.TryRead(buffer, length),
                Sent = record,
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            record?.Close(response, RecordsSentMessages());
            throw;
        }
        catch (Exception exception)
        {
            record?.Close(response, RecordsSentMessages());
            return LocalMediaFailureFinder.Find(exception) is { } local && record is null or { ProvesNothingAccepted: true }
                ? throw local
                : ToFailedResponse(exception, attempt, response, record);
        }
        finally
        {
            response?.Dispose();
            Return(attempt);
        }
    }

    private ApiResponse ToFailedResponse(
        Exception exception, InactivityTimeout attempt, HttpResponseMessage? response, SentMessageHistory? record)
    {
        bool isSetupFailure = exception is SetupException;
        Exception? cause = Redactor.Redact(isSetupFailure ? exception.InnerException : exception);
        return new ApiResponse
        {
            Host = endpoint.Authority,
            Status = response?.StatusCode,
            RetryAfter = response is null ? null : RetryAfterReader.Read(response.Headers, services.Clock),
            Failure = isSetupFailure ? new InvalidOperationException(Redactor.Redact(exception.Message), cause)
                : attempt.HasExpired ? new TimeoutException($"no response within {attemptTimeout}", cause)
                : cause,
            IsSetupFailure = isSetupFailure,
            Sent = record,
        };
    }

    /// <summary>Gets the HTTP client and the credentials of one message.</summary>
    /// <exception cref="SetupException">The handlers cannot be created, or there is no API key.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<(HttpClient Client, string Authorization)> PrepareAsync(
        InactivityTimeout attempt, CancellationToken cancellationToken)
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
            string key = await provider(attempt.Token).AsTask().WaitAsync(attempt.Token).ConfigureAwait(false);
            if (ApiKeySetting.ProblemOf(key) is not null)
            {
                string problem = string.IsNullOrWhiteSpace(key) ? "no API key" : "a value that cannot be an API key";
                throw new SetupException($"{nameof(Wan25ClientOptions.ApiKeyProvider)} returned {problem}.");
            }

            Redactor.Remember(key);
            return (client, $"Bearer {key}");
        }
        catch (Exception exception) when (exception is not SetupException && !cancellationToken.IsCancellationRequested)
        {
            string reason = attempt.HasExpired ? $"no key within {attemptTimeout}" : exception.Message;
            throw new SetupException($"{nameof(Wan25ClientOptions.ApiKeyProvider)} failed: {reason}", exception);
        }
    }

    private void Return(InactivityTimeout attempt)
    {
        if (!attempt.TryEnd() || Interlocked.CompareExchange(ref _spareTimeout, attempt, null) is not null)
        {
            attempt.Dispose();
        }
    }

    /// <summary>Sends a message, and stops waiting at the cancellation even where a handler ignores its token.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<HttpResponseMessage> SendAsync(
        HttpClient client, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        Task<HttpResponseMessage> sending = client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            return await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _ = sending.ContinueWith(
                Discard, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>Disposes a late response, and observes a late exception so that it does not count as unobserved.</summary>
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

    /// <summary>The client or the host failed before there was a message to send.</summary>
    private sealed class SetupException(string message, Exception? innerException = null) : Exception(message, innerException);
}
