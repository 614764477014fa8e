namespace Runware.Wan25.Polling;

/// <content>Whether the operation does not exist at all.</content>
internal sealed partial class OperationState
{
    /// <summary>How long both stores must report a task that was never seen as missing before it is taken as not existing.</summary>
    public static readonly TimeSpan NotFoundGrace = TimeSpan.FromSeconds(10);

    private RunwareError? _notFound;
    private long? _notFoundSince;

    /// <summary>
    /// Takes in whether the stores report it missing; returns whether it does not exist. Only what was never seen can be missing, and only
    /// when the live store and the archive report it repeatedly.
    /// </summary>
    private bool UpdateNotFound(long sentAt, TimeProvider clock)
    {
        if (_isAccepted || _notFound is null || !_isMissingFromArchive)
        {
            _notFoundSince = null;
            return false;
        }

        _notFoundSince ??= clock.GetTimestamp();
        return clock.GetElapsedTime(_notFoundSince.Value, sentAt) >= NotFoundGrace;
    }
}
