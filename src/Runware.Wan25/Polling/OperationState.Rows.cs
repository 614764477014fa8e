using System.Net;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <content>What the rows and the errors of a response mean: videos, failures, and results in the making.</content>
internal sealed partial class OperationState
{
    /// <summary>
    /// Takes in a row of the operation, and returns what the error in it means; <see langword="null"/> where it holds none.
    /// </summary>
    public TaskErrorMeaning? Observe(TaskRow row, HttpStatusCode? status, TimeProvider clock)
    {
        // One without counts as running.
        if (row.HasReason)
        {
            return Observe(row.Error, status, isFromRow: true);
        }

        bool isProof = row.IsProof;
        HasRow = true;
        HasProof |= isProof;
        _maxRows = HasReachedArchive ? _maxRows : Math.Max(_maxRows, ++_rows);
        ObserveProof(isProof);
        if (row.IsSuccess)
        {
            _running += Videos.Observe(row, clock) ? 0 : 1;
            _status = _status == VideoStatus.Unknown ? VideoStatus.Processing : _status;
        }
        else
        {
            ObserveRunning(row, isProof);
        }

        return null;
    }

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
