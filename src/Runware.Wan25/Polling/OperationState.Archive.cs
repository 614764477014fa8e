using System.Net;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <content>
/// What the archive holds. It is queried where the live store's response leaves open whether there is a task at all, or how it ended.
/// </content>
internal sealed partial class OperationState
{
    private bool _isEndArchived;
    private bool _runsInArchive;
    private bool? _wasInLiveResponse;
    private bool _wasArchived;
    private bool _wasInArchive;

    /// <summary>
    /// Whether the live store's part of the response that was fed last held anything about the operation. The archive may hold the first
    /// failure of several results while others still run.
    /// </summary>
    public bool WasInLiveResponse => _wasInLiveResponse ?? WasInResponse;

    /// <summary>Whether what is taken in now comes from the archive.</summary>
    private bool HasReachedArchive => _wasInLiveResponse is not null;

    /// <summary>Begins the response of the archive, after that of the live store.</summary>
    public void BeginArchive() => _wasInLiveResponse = WasInResponse;

    /// <summary>
    /// Takes in the archived response. It counts where the live store holds nothing; a refusal of a second submission in it proves nothing
    /// either.
    /// </summary>
    public void ObserveArchive(ArchivedTask archived, TimeProvider clock)
    {
        if (!AcceptanceProof.IsIn(archived))
        {
            _isMissingFromArchive = true;
            return;
        }

        _isAccepted = true;
        _wasArchived = true;
        _wasInArchive = true;
        _archivedCount = archived.ResultCount ?? _archivedCount;
        foreach (TaskRow row in archived.Rows.Where(row => row.IsSuccess || row.IsError))
        {
            _isEndArchived |= IsFailure(Observe(row, HttpStatusCode.OK, clock));
        }

        foreach (ErrorPayload error in archived.Errors)
        {
            _isEndArchived |= IsFailure(Observe(error, HttpStatusCode.OK));
        }

        // Fewer videos may be those that are finished so far. A failure beside them is the end only if it stays.
        _isEndArchived |= VideoCount >= _archivedCount;
    }

    /// <summary>Takes in a row of the live store's kind that came from the archive.</summary>
    public void ObserveArchivedRow(TaskRow row, HttpStatusCode? status, TimeProvider clock)
    {
        // The row that is returned for any id means at most that there may be more to come.
        bool isFinal = row.IsSuccess || row.IsError;
        _isEndArchived |= isFinal;
        _runsInArchive |= !isFinal;
        if (row.IsProof)
        {
            _wasInArchive = true;
            _wasArchived |= row.IsSuccess && row.VideoId is null;
            Observe(row, status, clock);
        }
    }

    /// <summary>
    /// Takes in an error of the archive's response that names the task, beside or instead of rows of the live store's kind.
    /// </summary>
    public void ObserveArchivedError(ErrorPayload error, HttpStatusCode? status)
    {
        (TaskErrorMeaning meaning, bool isProof) = TaskErrorClassifier.Classify(error, status);
        if (meaning == TaskErrorMeaning.NotFound)
        {
            _isMissingFromArchive = true;
        }
        else if (error.TaskId is not null && (isProof || Array.Exists(Snapshot.Failures, known => known.Code == error.Code)))
        {
            // What may be about the request alone counts where it repeats a failure.
            _isEndArchived |= IsFailure(Observe(error, status));
        }
    }

    private static bool IsFailure(TaskErrorMeaning? meaning) => meaning is TaskErrorMeaning.Failure or TaskErrorMeaning.PossibleFailure;
}
