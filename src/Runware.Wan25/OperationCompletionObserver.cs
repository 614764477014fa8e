using Runware.Wan25.Diagnostics;
using Runware.Wan25.Polling;
using Runware.Wan25.Submission.Admission;
using Runware.Wan25.Submission.Spending;

namespace Runware.Wan25;

/// <summary>
/// Reports the end of an operation to the admission queue and to the spending limits, and ends the span of its submission.
/// </summary>
internal sealed class OperationCompletionObserver(AdmissionQueue admission, SpendingGuard? spending) : IOperationCompletionObserver
{
    public void OnEnded(VideoResult result)
    {
        OpenOperationTraces.End(result);
        spending?.Settle(result);
        admission.OnEnded(result.OperationId.TaskId);
    }
}
