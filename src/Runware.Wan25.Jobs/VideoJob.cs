namespace Runware.Wan25.Jobs;

/// <summary>A job as it stood when it was read.</summary>
public sealed class VideoJob
{
    internal VideoJob()
    {
    }

    /// <summary>The application's name for it.</summary>
    public required string Key { get; init; }

    /// <summary>Where it stands.</summary>
    public required VideoJobState State { get; init; }

    /// <summary>What was asked for.</summary>
    public required VideoRequest Request { get; init; }

    /// <summary>Its operation at the service. Known from the beginning, since it follows from the key.</summary>
    public required VideoOperationId OperationId { get; init; }

    /// <summary>When it was stored (UTC).</summary>
    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How often it was begun, on any node. More than 1 after a crash, a restart or a back-off; it is paid once all the same.</summary>
    public int Attempts { get; init; }

    /// <summary>How often its handler was called.</summary>
    public int Deliveries { get; init; }

    /// <summary>How far the service says it is, from 0 to 100; null when it says nothing.</summary>
    public int? Percent { get; init; }

    /// <summary>The videos and failures known so far; all of them once the end is known. Null before the first.</summary>
    public VideoResult? Result { get; init; }

    /// <summary>Why there is no video.</summary>
    public VideoJobFailure? Failure { get; init; }

    /// <summary>The node that runs it, or ran it last.</summary>
    public string? Node { get; init; }
}
