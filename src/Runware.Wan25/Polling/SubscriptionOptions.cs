namespace Runware.Wan25.Polling;

/// <summary>How a party waits for an operation.</summary>
internal readonly struct SubscriptionOptions
{
    public required Deadline Deadline { get; init; }

    public required CancellationToken Token { get; init; }

    /// <summary>Whether it is signaled for every response, or only for an end.</summary>
    public required bool WantsResponses { get; init; }

    /// <summary>
    /// The attempts of an update, which polls at once and needs a response to a poll that is sent after now; <see langword="null"/> for a
    /// wait.
    /// </summary>
    public FailedPollLimit? Attempts { get; init; }
}
