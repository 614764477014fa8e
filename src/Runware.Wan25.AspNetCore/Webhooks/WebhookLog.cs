using Microsoft.Extensions.Logging;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>
/// The log messages of webhooks. Event ids are stable. Anonymous callers can cause every message, so none is above Information and none
/// contains their input.
/// </summary>
internal static partial class WebhookLog
{
    [LoggerMessage(500, LogLevel.Debug, "Webhook received for operation {OperationId}. Awaited in this process: {IsWaitedFor}.")]
    public static partial void Received(ILogger logger, VideoOperationId operationId, bool isWaitedFor);

    [LoggerMessage(501, LogLevel.Information, "Webhook call refused: its token is not signed with any of the secrets.")]
    public static partial void InvalidToken(ILogger logger);

    [LoggerMessage(502, LogLevel.Information, "Webhook call for operation {OperationId} refused: its token has expired.")]
    public static partial void Expired(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(503, LogLevel.Information, "Webhook call for operation {OperationId} refused: its body exceeds {MaxBodySize} bytes.")]
    public static partial void TooLarge(ILogger logger, VideoOperationId operationId, long maxBodySize);

    [LoggerMessage(
        504, LogLevel.Information, "Webhooks are off, because PublicBaseUrl is not set. Operations are polled; nothing else changes.")]
    public static partial void Off(ILogger logger);
}
