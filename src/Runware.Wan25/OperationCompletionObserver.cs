using Runware.Wan25.Diagnostics;
using Runware.Wan25.Polling;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25;

/// <summary>
/// Tells those who decide about submissions that an operation has ended: there is room again, and what it cost is known. The span of its
/// submission ends.
/// </summary>
internal sealed class OperationCompletionObserver(AdmissionQueue admission, SpendingGuard? spending) : IOperationCompletionObserver
{
    public void OnEnded(VideoResult result)
    {
        OperationTraces.End(result);
        spending?.Settle(result);
        admission.OnEnded(result.OperationId.TaskId);
    }
}
