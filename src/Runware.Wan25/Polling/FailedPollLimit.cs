namespace Runware.Wan25.Polling;

/// <summary>The failed polls that an update takes. A wait takes any number of them, but few refusals of the key.</summary>
internal sealed class FailedPollLimit(int maxFailures, Deadline deadline, TimeSpan maxHold)
{
    /// <summary>The refusals of the key in a row that end a wait. A key that is being rotated is refused once or twice.</summary>
    public const int MaxKeyRefusals = 3;

    private int _left = maxFailures;

    /// <summary>Records a failed poll. Returns <see langword="true"/> when it ends the update.</summary>
    public bool EndWith(TimeSpan? retryAfter, bool isAttempt)
    {
        _left -= isAttempt ? 1 : 0;
        return _left <= 0 || Deadline.IsTooLong(retryAfter, maxHold) || deadline.IsTooLong(retryAfter);
    }
}
