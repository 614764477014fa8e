using System.Net;
using System.Text.Json;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Determines what proves that the service accepted a task. Everything that decides on an admission asks here.</summary>
/// <remarks>
/// Proof is a row that the service returns only for an accepted task, an error that only an accepted task can have, and a conflict: a used
/// id. The acknowledgement of a submission is proof as well, and has a classifier of its own.
/// </remarks>
internal static class AcceptanceProof
{
    /// <summary>Determines whether a row of the live store proves it. The error of a failed row may be about something else.</summary>
    /// <param name="row">The row.</param>
    /// <param name="status">The HTTP status of the response.</param>
    public static bool IsIn(TaskRow row, HttpStatusCode? status) =>
        row.IsProof && (!row.IsError || !row.Error.HasCode || IsIn(row.Error, status, isMarked: true));

    /// <summary>Determines whether an entry of the archive proves it: a job, and not the refusal of a submission.</summary>
    /// <param name="entry">The entry.</param>
    public static bool IsIn(ArchivedTask entry)
    {
        // Nested responses exist for accepted tasks only.
        if (entry.HasNestedErrors || entry.Rows.Any(row => row.IsProof && (!row.IsError || IsArchived(row.Error, isMarked: true))))
        {
            return true;
        }

        var errors = entry.Errors.Concat(entry.Rows.Where(row => row.IsError).Select(row => row.Error)).ToList();
        return errors.Count == 0
            ? entry.Request.ValueKind == JsonValueKind.Object
            : errors.Exists(error => IsArchived(error, error.IsMarkedFailed));
    }

    /// <summary>Determines whether an error that names the task proves it.</summary>
    /// <param name="error">The error.</param>
    /// <param name="meaning">Its meaning, as <see cref="ErrorMeaningClassifier"/> determines it.</param>
    /// <param name="isMarked">Whether the error or its row has the status of a failed task.</param>
    public static bool IsIn(ErrorPayload error, ErrorMeaning meaning, bool isMarked) => meaning switch
    {
        ErrorMeaning.Conflict or ErrorMeaning.Failure => true,
        ErrorMeaning.PossibleFailure => isMarked || error.IsUploadFailure,
        _ => false,
    };

    private static bool IsIn(ErrorPayload error, HttpStatusCode? status, bool isMarked) =>
        IsIn(error, ErrorMeaningClassifier.Classify(error, status, isMarked), isMarked);

    // A refused submission leaves errors about the request, the account and the load. Errors of the provider and of a time limit, and a
    // final status without a code, follow an admission.
    private static bool IsArchived(ErrorPayload error, bool isMarked) => (isMarked && !error.HasCode)
        || error.Category is RunwareErrorCategory.Provider or RunwareErrorCategory.Timeout
        || (error.Category != RunwareErrorCategory.NotFound && IsIn(error, HttpStatusCode.OK, isMarked));
}
