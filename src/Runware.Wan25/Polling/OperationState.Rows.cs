using System.Net;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <content>What a response holds beside videos: failures, and results in the making.</content>
internal sealed partial class OperationState
{
    /// <summary>Takes in an error that names the operation or stands in its row, and returns what it means for it.</summary>
    public TaskErrorMeaning Observe(ErrorPayload error, HttpStatusCode? status, bool isFromRow = false)
    {
        (TaskErrorMeaning meaning, bool isProof) = TaskErrorClassifier.Classify(error, status, isFromRow);
        ObserveProof(isProof);
        switch (meaning)
        {
            case TaskErrorMeaning.NotFound:
                // Not a row of the task, but the report that there is none.
                _notFound = error.ToError(redactor);
                break;
            case TaskErrorMeaning.Failure or TaskErrorMeaning.PossibleFailure:
                Failures.Add(error, meaning == TaskErrorMeaning.Failure, isFromRow, redactor, isLive: !HasReachedArchive);
                break;
        }

        HasRow |= isFromRow && meaning is not (TaskErrorMeaning.NotFound or TaskErrorMeaning.Unrelated);
        return meaning;
    }

    private void ObserveProof(bool isProof)
    {
        _isAccepted |= isProof;
        HadProof |= isProof;
    }

    private void ObserveRunning(TaskRow row, bool isProof)
    {
        _running++;
        _genericRows += isProof ? 0 : 1;
        _status = row.IsError ? VideoStatus.Processing : ReadStatus(row);
        if (row.Percent is { } percent)
        {
            _percentSum += percent;
            _percentCount++;
        }
    }

    private VideoStatus ReadStatus(TaskRow row) => row.IsProcessing || row.Status.Text() is not { Length: > 0 } text
        ? VideoStatus.Processing
        : new VideoStatus(redactor.Sanitize(text, MaxStatusLength));
}
