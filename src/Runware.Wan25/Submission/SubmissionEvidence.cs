using Runware.Wan25.Transport;

namespace Runware.Wan25.Submission;

/// <summary>What is known about a submission so far, and what may be claimed from it.</summary>
internal sealed class SubmissionEvidence(bool ownsId)
{
    private bool _isSending;
    private bool _isCharged;
    private bool _isReportedMissing;
    private bool _isDenied;

    public bool MayBeAccepted { get; private set; }

    public bool IsAccepted { get; private set; }

    /// <summary>Whether a conflict showed that the caller's own id is taken.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>When no store proved the task, as a timestamp of the clock; <see langword="null"/> before.</summary>
    public long? LookedUpAt { get; private set; }

    /// <summary>Whether both stores responded when no store proved the task.</summary>
    public bool WasLookedUp { get; private set; }

    /// <summary>
    /// Whether the task must be looked up before it is sent: an own id may belong to a job of any time, an ambiguous attempt to one of
    /// ours.
    /// </summary>
    public bool NeedsLookup => MayBeAccepted || IsTaken || (ownsId && LookedUpAt is null);

    /// <summary>What may be claimed. An own id may have been accepted in another process, until the service reports it missing.</summary>
    public SubmissionState State => IsAccepted ? SubmissionState.Accepted
        : _isSending || MayBeAccepted || IsTaken || (ownsId && !_isReportedMissing) ? SubmissionState.Unknown
        : SubmissionState.NotSent;

    /// <summary>Whether what was sent here may be charged.</summary>
    public bool MayBeCharged => _isCharged || _isSending || MayBeAccepted;

    /// <summary>Whether the task may exist, as far as another submission of the same id can know from this one.</summary>
    public bool MayExist => !_isDenied && (IsAccepted || IsTaken || MayBeCharged);

    /// <summary>Changes with each sending, and with what is learnt about it.</summary>
    public int Version { get; private set; }

    /// <summary>Records that the service reported the task missing to another submission.</summary>
    /// <param name="version">The version when that look-up began: it says nothing about a sending since then, or under way.</param>
    public void RecordDenied(int version) => _isDenied |= !_isSending && Version == version;

    public void RecordUnproven(bool isReportedMissing, bool wasLookedUp, long lookedUpAt)
    {
        LookedUpAt = lookedUpAt;
        WasLookedUp = wasLookedUp;
        _isReportedMissing = isReportedMissing;
    }

    public void RecordSending()
    {
        Version++;
        _isSending = true;
        _isDenied = false;
    }

    public void RecordNotSent()
    {
        Version++;
        _isSending = false;
    }

    /// <summary>Records a response. What else went out with it, sent by a handler of the host, is as good as without a response.</summary>
    public void RecordResponse(ApiResponse response)
    {
        Version++;
        _isSending = false;
        MayBeAccepted |= response.Failure is null && !response.CoversAllSentMessages;
    }

    public void RecordAmbiguous()
    {
        Version++;
        _isSending = false;
        MayBeAccepted = true;
    }

    public void RecordConflict()
    {
        Version++;
        IsTaken = true;
    }

    public void RecordAccepted(bool isJoined)
    {
        // Where nothing of ours can have been accepted, the job was submitted and paid for by another caller.
        _isCharged |= !isJoined || MayBeAccepted;
        Version++;
        IsAccepted = true;
        _isDenied = false;
    }

    /// <summary>
    /// What a refusal proves. A lasting one would have met an earlier submission of the same request too; one for the sake of the account
    /// may be the consequence of it.
    /// </summary>
    public SubmissionState AfterRefusal(bool isLasting) =>
        MayBeAccepted || IsTaken || (ownsId && !_isReportedMissing && !isLasting) ? SubmissionState.Unknown : SubmissionState.Refused;
}
