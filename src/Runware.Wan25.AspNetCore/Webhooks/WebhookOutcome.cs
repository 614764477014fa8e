namespace Runware.Wan25.AspNetCore.Webhooks;

/// <summary>What became of a call.</summary>
internal enum WebhookOutcome
{
    Nudged,
    NotWaitedFor,
    Forged,
    Expired,
    TooLarge,
    Broken,
}
