namespace Runware.Wan25.Downloads;

/// <summary>A failed attempt, as the retry policy sees it.</summary>
/// <param name="Download">The download that the attempt belongs to.</param>
/// <param name="Failure">What happened.</param>
/// <param name="HasGrown">Whether the attempt brought the file further than any before it, so that the attempts are counted afresh from
/// it.</param>
internal sealed record DownloadAttemptOutcome(DownloadAttemptRunner Download, DownloadAttemptException Failure, bool HasGrown)
{
    /// <summary>Whether another attempt follows within the same count.</summary>
    public bool IsRetried => Failure.Kind != DownloadFailureKind.Final && !HasGrown;
}
