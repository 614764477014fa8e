namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>Specifies the outcome of a webhook call.</summary>
internal enum WebhookOutcome
{
    Nudged,
    NotWaitedFor,
    InvalidToken,
    Expired,
    TooLarge,
    Unreadable,
}
