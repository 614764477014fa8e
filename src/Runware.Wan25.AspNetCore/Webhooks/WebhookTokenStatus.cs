namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Specifies whether a token is valid.</summary>
internal enum WebhookTokenStatus
{
    Invalid,
    Expired,
    Valid,
}
