namespace Runware.Wan25.Polling;

/// <summary>What wakes a subscriber.</summary>
internal enum SubscriptionSignal
{
    None,

    /// <summary>The service responded about the operation, which goes on.</summary>
    Responded,

    /// <summary>The operation has ended.</summary>
    Ended,

    /// <summary>The service does not let the client poll, or too many polls of an update failed.</summary>
    Refused,

    /// <summary>The deadline has passed.</summary>
    TimedOut,

    /// <summary>The subscriber's token was canceled.</summary>
    Canceled,

    /// <summary>The client was disposed.</summary>
    Closed,
}
