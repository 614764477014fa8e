using System.Diagnostics.CodeAnalysis;

namespace Runware.Wan25.Submission.Admission;

/// <summary>Ends a wait for capacity, with the refusal that caused it. It never leaves the submission.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It never leaves the submission.")]
internal sealed class NoCapacityException(RunwareApiException refusal) : Exception(refusal.Message, refusal)
{
    public RunwareApiException Refusal => refusal;
}
