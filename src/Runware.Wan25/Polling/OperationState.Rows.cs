using System.Net;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <content>The rows of a response that are no videos: failures, and results in the making.</content>
internal sealed partial class OperationState
{
    private ErrorMeaning ObserveFailedRow(ErrorPayload error, HttpStatusCode? status)
    {
        (ErrorMeaning meaning, bool isProof) = ErrorMeaningClassifier.Classify(error, status, isInFailedRow: true);
        _hasRow |= meaning is not (ErrorMeaning.NotFound or ErrorMeaning.Unrelated);
        ObserveProof(isProof);
        if (meaning == ErrorMeaning.NotFound)
        {
            // Not a row of the task, but the report that there is none.
            _notFound = error.ToError(redactor);
        }
        else if (meaning is ErrorMeaning.Failure or ErrorMeaning.PossibleFailure)
        {
            Failures.AddFromRow(error, meaning == ErrorMeaning.Failure, redactor);
        }

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
        _maxRunning = Math.Max(_maxRunning, _running);
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
