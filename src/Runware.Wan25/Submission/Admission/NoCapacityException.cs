using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Submission.Admission;

/// <summary>Ends a wait for room, with the refusal that did. It never leaves the submission.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It never leaves the submission.")]
internal sealed class NoRoomException(RunwareApiException refusal) : Exception(refusal.Message, refusal)
{
    public RunwareApiException Refusal => refusal;
}
