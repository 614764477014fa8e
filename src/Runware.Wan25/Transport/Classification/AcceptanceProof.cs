using System.Net;
using System.Text.Json;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Determines which rows of the live store and entries of the archive prove that the service accepted a task.</summary>
/// <remarks>
/// The service returns them only for an accepted task. An error that only an accepted task can have is proof as well, and so is a used id:
/// see <see cref="TaskErrorClassifier"/>. For the acknowledgement of a submission, see <see cref="SubmissionResponseClassifier"/>.
/// </remarks>
internal static class AcceptanceProof
{
    /// <summary>Determines whether a row of the live store proves it. The reason of a failed row may be about something else.</summary>
    public static bool IsIn(TaskRow row, HttpStatusCode? status) => row.IsProof
        && (!row.HasReason || TaskErrorClassifier.Classify(row.Error, status, isInFailedRow: true).IsProof);

    /// <summary>Determines whether an entry of the archive proves it: a job, and not the refusal of a submission.</summary>
    public static bool IsIn(ArchivedTask entry) =>
        entry.HasNestedErrors
            || entry.Rows.Any(row => row.IsProof && (!row.IsError || IsArchived(row.Error, isInFailedRow: true)))
            || entry.Errors.Any(error => IsArchived(error, isInFailedRow: false))
            || (entry.Request.ValueKind == JsonValueKind.Object && !entry.Errors.Any() && !entry.Rows.Any(row => row.IsError));

    // A refused submission leaves errors about the request, the account and the load. Errors of the provider and of a time limit, and a
    // final status without a code, follow an admission.
    private static bool IsArchived(ErrorPayload error, bool isInFailedRow) =>
        (!error.HasCode && (isInFailedRow || error.IsMarkedFailed))
            || error.Category is RunwareErrorCategory.Provider or RunwareErrorCategory.Timeout
            || (error.Category != RunwareErrorCategory.NotFound
                && TaskErrorClassifier.Classify(error, HttpStatusCode.OK, isInFailedRow).IsProof);
}
