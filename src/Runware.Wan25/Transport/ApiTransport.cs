using System.Diagnostics;
using System.Runtime.CompilerServices;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport;

/// <summary>
/// Sends one POST and reads its answer. It never repeats anything and never judges an answer: that is the business of those who know what was asked.
/// </summary>
/// <remarks>Every question goes through here; pooled builders, and headers that are a text already, keep it from allocating more than HTTP itself does.</remarks>
internal sealed class ApiTransport(Func<HttpClient> httpClient, Uri endpoint, string apiKey, TimeSpan attemptTimeout, ClientEnvironment environment)
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _authorization = $"Bearer {apiKey}";

    private AttemptTimer? _spareTimer;

    public Secrets Secrets { get; } = new(apiKey);

    public ClientEnvironment Environment => environment;

    /// <summary>Sends and reads. Throws only when the caller cancelled, or the local source of the body has changed or is not valid any more.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ApiReply> PostAsync(RequestBody body, CancellationToken cancellationToken)
    {
        // Not left to HttpClient: it hands a message on to the host's handlers however cancelled its token is.
        cancellationToken.ThrowIfCancellationRequested();
        var attempt = Interlocked.Exchange(ref _spareTimer, null) ?? new AttemptTimer(attemptTimeout, environment.Clock);
        attempt.Begin(cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            // A fresh message each time: a message that was sent may not be sent again, and handlers of the host may have changed it.
            using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = body.CreateContent(attempt.Restart) };
            message.Headers.TryAddWithoutValidation("Authorization", _authorization);
            message.Headers.TryAddWithoutValidation("User-Agent", ProductToken.Text);
            response = await SendAsync(httpClient(), message, attempt.Token).ConfigureAwait(false);
            var (buffer, length) = await ResponseBytes.ReadAsync(response.Content, attempt.Token).ConfigureAwait(false);
            return new ApiReply
            {
                Status = response.StatusCode,
                RetryAfter = RetryAfterHeader.Read(response.Headers.RetryAfter, environment.Clock),
                Envelope = Envelope.TryRead(buffer, length),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception) when (LocalFailure.Find(exception) is null)
        {
            return new ApiReply
            {
                Status = response?.StatusCode,
                RetryAfter = response is null ? null : RetryAfterHeader.Read(response.Headers.RetryAfter, environment.Clock),
                Failure = attempt.HasExpired ? new TimeoutException($"no answer within {attemptTimeout}", Secrets.Scrub(exception)) : Secrets.Scrub(exception),
            };
        }
        catch (Exception exception)
        {
            throw LocalFailure.Find(exception)!;
        }
        finally
        {
            response?.Dispose();
            Return(attempt);
        }
    }

    private void Return(AttemptTimer attempt)
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
}
