using Microsoft.Extensions.Logging;

namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>What is logged about webhooks. Event ids are stable. Strangers can cause every message here, so none is above Information and none holds their text.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(500, LogLevel.Debug, "A webhook for operation {OperationId} came. Waited for in this process: {IsWaitedFor}.")]
    public static partial void Received(ILogger logger, VideoOperationId operationId, bool isWaitedFor);

    [LoggerMessage(501, LogLevel.Information, "A webhook call was refused: none of the secrets has signed its token.")]
    public static partial void Forged(ILogger logger);

    [LoggerMessage(502, LogLevel.Information, "A webhook call for operation {OperationId} was refused: its token has expired.")]
    public static partial void Expired(ILogger logger, VideoOperationId operationId);

    [LoggerMessage(503, LogLevel.Information, "A webhook call for operation {OperationId} was refused: its body has more than {MaxBodySize} bytes.")]
    public static partial void TooLarge(ILogger logger, VideoOperationId operationId, long maxBodySize);
}
