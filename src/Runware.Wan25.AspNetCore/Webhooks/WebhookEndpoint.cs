using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>
/// Handles webhook calls. A valid token makes the client poll one operation earlier; the content of the call is not read. Nothing is sent
/// from here: the client polls on its own schedule.
/// </summary>
internal sealed class WebhookEndpoint(
    WebhookTokenProvider tokens, OperationNudger nudger, WebhookCounter counter, ILogger<WebhookEndpoint> logger)
{
    public const string TokenName = "token";

    public async Task HandleAsync(HttpContext context)
    {
        WebhookOutcome outcome = await OutcomeAsync(context).ConfigureAwait(false);
        counter.Count(outcome);
        context.Response.StatusCode = outcome switch
        {
            WebhookOutcome.InvalidToken => StatusCodes.Status401Unauthorized,
            WebhookOutcome.Expired => StatusCodes.Status410Gone,
            WebhookOutcome.TooLarge => StatusCodes.Status413PayloadTooLarge,
            WebhookOutcome.Unreadable => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status204NoContent,
        };
    }

    private async ValueTask<WebhookOutcome> OutcomeAsync(HttpContext context)
    {
        switch (tokens.Validate(context.GetRouteValue(TokenName) as string, out VideoOperationId id))
        {
            case WebhookTokenStatus.Invalid:
                WebhookLog.InvalidToken(logger);
                return WebhookOutcome.InvalidToken;
            case WebhookTokenStatus.Expired:
                WebhookLog.Expired(logger, id);
                return WebhookOutcome.Expired;
        }

        try
        {
            if (!await RequestBodyDrain.ReadToEndAsync(context.Request, tokens.MaxBodySize, context.RequestAborted).ConfigureAwait(false))
            {
                WebhookLog.TooLarge(logger, id, tokens.MaxBodySize);
                return WebhookOutcome.TooLarge;
            }
        }
        catch (BadHttpRequestException exception)
        {
            // The limit of the server may be lower than the configured one.
            return exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? WebhookOutcome.TooLarge : WebhookOutcome.Unreadable;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The caller disconnected; the service calls again.
            return WebhookOutcome.Unreadable;
        }

        return Nudge(id);
    }

    private WebhookOutcome Nudge(VideoOperationId id)
    {
        try
        {
            bool isWaitedFor = nudger.Nudge(id);
            WebhookLog.Received(logger, id, isWaitedFor);
            return isWaitedFor ? WebhookOutcome.Nudged : WebhookOutcome.NotWaitedFor;
        }
        catch (ObjectDisposedException)
        {
            // The host is stopping, and its clients no longer wait.
            return WebhookOutcome.NotWaitedFor;
        }
    }
}
