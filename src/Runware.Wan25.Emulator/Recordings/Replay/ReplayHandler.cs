using System.Net;

namespace Runware.Wan25.Emulator;

/// <summary>Responds from a recording. It takes the place of the connection: one call is one exchange.</summary>
/// <param name="session">The run through the recording.</param>
/// <param name="origin">The address to which the URLs of results point; null to keep the recorded ones.</param>
internal sealed class ReplayHandler(ReplaySession session, Uri? origin = null) : HttpMessageHandler
{
    private TimeProvider Clock => session.Options.TimeProvider;

    private bool KeepsTimes => Clock is VirtualTimeProvider;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        IncomingCall call = await IncomingCall.ReadAsync(request, session.Secrets, cancellationToken).ConfigureAwait(false);
        ReplayedResponse replayed = session.Respond(call);
        RecordedResponse? recorded = replayed.Response;
        await WaitAsync(recorded?.Delay ?? TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (recorded is null || replayed.Status is not { } status)
        {
            throw await FailAsync(recorded?.Failure, cancellationToken).ConfigureAwait(false);
        }

        var content = new ReplayHttpContent(
            ReplayBody.Of(recorded, replayed.Json is { } json && origin is not null ? LocalUrls.Replace(json, origin) : replayed.Json),
            async token =>
            {
                await WaitAsync(recorded.BodyDelay, token).ConfigureAwait(false);
                return recorded.Failure is { } failure ? await FailAsync(failure, token).ConfigureAwait(false) : null;
            });
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content, RequestMessage = request };
        foreach ((string name, string value) in recorded.Headers)
        {
            // Redaction changes the length of JSON.
            bool isOwnLength = name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) && content.HasLength;
            if (!isOwnLength && !response.Headers.TryAddWithoutValidation(name, value))
            {
                content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    /// <summary>Returns the failure at its recorded time. If the client canceled the request, it must do so again.</summary>
    private async Task<Exception> FailAsync(RecordedFailure? failure, CancellationToken cancellationToken)
    {
        if (KeepsTimes && (failure is null || failure.IsCanceled))
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, Clock, cancellationToken).ConfigureAwait(false);
        }

        return failure?.ToException() ?? new TaskCanceledException("The recording ends before the response.");
    }

    private Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) =>
        KeepsTimes && time > TimeSpan.Zero ? Task.Delay(time, Clock, cancellationToken) : Task.CompletedTask;
}
