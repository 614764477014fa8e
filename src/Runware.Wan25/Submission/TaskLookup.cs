using System.Text.Json;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Submission;

/// <summary>
/// Queries the live store and the archive whether the service accepted a task. Each has a request of its own: a response to both at
/// once may hold only the first, or turn into one error.
/// </summary>
internal sealed class TaskLookup(ApiTransport transport, Redactor redactor)
{
    /// <summary>Looks the task up; for its number of results, in the archive also where the live store proves it.</summary>
    public async Task<TaskLookupResult> LookUpAsync(Guid taskId, bool needsCount, CancellationToken cancellationToken)
    {
        TaskLookupResult live;
        using (ApiResponse response = await transport.PostAsync(QueryBodies.GetResponse(taskId), cancellationToken).ConfigureAwait(false))
        {
            live = ReadLive(response, taskId);
        }

        if (live.IsKeyRefused || (live.Kind == TaskLookupKind.Proven && !needsCount))
        {
            return live;
        }

        using ApiResponse details = await transport
            .PostAsync(QueryBodies.GetTaskDetails(taskId), cancellationToken).ConfigureAwait(false);
        return Combine(live, ReadArchive(details, taskId));
    }

    /// <summary>Proof in either store is proof. Without it, both must have responded.</summary>
    internal static TaskLookupResult Combine(TaskLookupResult live, TaskLookupResult archive) => (live.Kind, archive.Kind) switch
    {
        (TaskLookupKind.Proven, _) => live with { ResultCount = archive.ResultCount },
        (_, TaskLookupKind.Proven) => archive,
        (TaskLookupKind.Unproven, TaskLookupKind.Unproven) => live with
        {
            IsReportedMissing = live.IsReportedMissing && archive.IsReportedMissing,
            IsReadable = live.IsReadable && archive.IsReadable,
        },

        // The delay that either of them requests is kept.
        (TaskLookupKind.Failed, TaskLookupKind.Failed) => archive.IsKeyRefused || archive.RetryAfter is null ? live : archive,
        (TaskLookupKind.Failed, _) => live,

        // A key may be allowed to query the live store and not the archive. It may submit all the same what was not sent before.
        _ => archive.IsKeyRefused ? archive with { IsKeyRefused = false, Refusal = null } : archive,
    };

    internal TaskLookupResult ReadLive(ApiResponse response, Guid taskId)
    {
        if (response.Envelope is not { } envelope)
        {
            return QueryResponseClassifier.IsFailure(response, taskId)
                ? Failed(response, taskId)
                : new(TaskLookupKind.Unproven) { IsReadable = false };
        }

        bool hasRow = false;
        foreach (JsonElement json in envelope.Rows)
        {
            var row = new TaskRow(json);
            if (row.TaskId == taskId)
            {
                hasRow = true;
                if (row.IsArchive ? AcceptanceProof.IsIn(new ArchivedTask(json)) : AcceptanceProof.IsIn(row, response.Status))
                {
                    return new(TaskLookupKind.Proven);
                }
            }
        }

        return ByErrors(response, envelope, taskId, hasRow);
    }

    internal TaskLookupResult ReadArchive(ApiResponse response, Guid taskId)
    {
        bool isRefused = false;
        foreach (JsonElement json in response.Envelope?.Rows ?? default)
        {
            if (new TaskRow(json) is { IsArchive: true } row && row.TaskId == taskId)
            {
                var archived = new ArchivedTask(json);
                if (AcceptanceProof.IsIn(archived))
                {
                    return new(TaskLookupKind.Proven) { ResultCount = archived.ResultCount };
                }

                isRefused = true;
            }
        }

        return isRefused ? new(TaskLookupKind.Unproven) { IsReportedMissing = true } : ReadLive(response, taskId);
    }

    private TaskLookupResult ByErrors(ApiResponse response, ResponseEnvelope envelope, Guid taskId, bool hasRow)
    {
        bool isReportedMissing = !hasRow;
        (bool isDenied, bool isAboutRoute) = (false, false);
        bool hasErrors = false;
        foreach (ErrorPayload error in envelope.ErrorsAbout(taskId))
        {
            (TaskErrorMeaning meaning, bool isProof) = TaskErrorClassifier.Classify(error, response.Status);
            if (error.TaskId == taskId && isProof)
            {
                return new(TaskLookupKind.Proven);
            }

            hasErrors = true;
            isReportedMissing &= meaning == TaskErrorMeaning.NotFound;

            // What was not found may be the route, where nothing names the task: then the store has not responded.
            isDenied |= meaning == TaskErrorMeaning.NotFound;
            isAboutRoute |= error.TaskId is null && error.CategoryWith(response.Status) == RunwareErrorCategory.NotFound;
        }

        // A refused key fails the lookup also where the task is denied.
        return HttpStatusClassifier.IsAuthentication(response.Status) || QueryResponseClassifier.IsFailure(response, taskId)
            ? Failed(response, taskId)
            : new(TaskLookupKind.Unproven)
            {
                IsReportedMissing = isReportedMissing && (hasErrors || response.IsSuccessStatus),
                IsReadable = isDenied || !isAboutRoute,
            };
    }

    private TaskLookupResult Failed(ApiResponse response, Guid taskId) => new(TaskLookupKind.Failed)
    {
        RetryAfter = response.RetryAfter,
        Reason = response.Describe(),
        Failure = response.Failure,
        Refusal = HttpStatusClassifier.IsAuthentication(response.Status) || response.RetryAfter is not null
            ? ErrorMapper.ToException(response, taskId, redactor, "The task could not be looked up")
            : null,
        IsKeyRefused = HttpStatusClassifier.IsAuthentication(response.Status),
        IsSetupFailure = response.IsSetupFailure,
    };
}
