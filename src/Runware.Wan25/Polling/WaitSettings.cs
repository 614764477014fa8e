namespace Runware.Wan25.Polling;

/// <summary>How to wait.</summary>
internal readonly struct WaitSettings
{
    public required Deadline Deadline { get; init; }

    public required TimeSpan Timeout { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>The token that is cancelled when the client is disposed.</summary>
    public required CancellationToken Closing { get; init; }

    public required bool WasResumed { get; init; }

    /// <summary>When the operation was accepted, where that is known.</summary>
    public required long? AcceptedAt { get; init; }

    public required bool WantsAnswers { get; init; }

    public bool AskNow { get; init; }

    public int Patience { get; init; }
}
