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

        if (live.IsForbidden || (live.Kind == TaskLookupKind.Proven && !needsCount))
        {
            return live;
        }

        using ApiResponse details = await transport
            .PostAsync(QueryBodies.GetTaskDetails(taskId), cancellationToken).ConfigureAwait(false);
        return Combine(live, ReadArchive(details, taskId));
    }

    /// <summary>Proof in either store is proof. Without it, both must have responded.</summary>
    internal static TaskLookupResult Combine(TaskLookupResult live, TaskLookupResult archive) =>
        live.Kind == TaskLookupKind.Proven ? live with { ResultCount = archive.ResultCount }
        : archive.Kind == TaskLookupKind.Unproven && live.Kind == TaskLookupKind.Unproven
            ? live with
            {
                IsReportedMissing = live.IsReportedMissing && archive.IsReportedMissing,
                IsReadable = live.IsReadable && archive.IsReadable,
            }
        : archive.Kind == TaskLookupKind.Unproven ? live

        // A key may be allowed to query the live store and not the archive. It may submit all the same what was not sent before.
        : live.Kind == TaskLookupKind.Unproven && archive.IsForbidden ? archive with { IsForbidden = false, Errors = null }
        : archive;

    internal TaskLookupResult ReadLive(ApiResponse response, Guid taskId)
    {
        if (response.Envelope is not { } envelope)
        {
            return WithoutEnvelope(response, taskId);
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
                    return new(TaskLookupKind.Proven) { ResultCount = CountOf(archived) };
                }

                isRefused = true;
            }
        }

        return isRefused ? new(TaskLookupKind.Unproven) { IsReportedMissing = true } : ReadLive(response, taskId);
    }

    private static int? CountOf(ArchivedTask archived) => archived.ResultCount is { } count
        ? Math.Max(count, archived.Rows.Where(row => row.IsSuccess).Select(row => row.VideoId).Distinct().Count(id => id is not null))
        : null;

    private TaskLookupResult ByErrors(ApiResponse response, Envelope envelope, Guid taskId, bool hasRow)
    {
        bool isReportedMissing = response.IsSuccessStatus && !hasRow;
        foreach (ErrorPayload error in envelope.ErrorsAbout(taskId))
        {
            (ErrorMeaning meaning, bool isProof) = ErrorMeaningClassifier.Classify(error, response.Status);
            if (error.TaskId == taskId && isProof)
            {
                return new(TaskLookupKind.Proven);
            }

            switch (meaning)
            {
                case ErrorMeaning.NotFound:
                    isReportedMissing = !hasRow;
                    break;
                case ErrorMeaning.Unrelated when IsLookupFailure(error, response):
                    return Failed(response, taskId);
                default:
                    isReportedMissing = false;
                    break;
            }
        }

        return HttpStatus.IsAuthentication(response.Status) || (HttpStatus.IsTransient(response.Status) && envelope.Errors.Count == 0)
            ? Failed(response, taskId)
            : new(TaskLookupKind.Unproven) { IsReportedMissing = isReportedMissing };
    }

    // Limits, maintenance, a timeout of the service and a refused key make the lookup fail; any other error is a response, if an
    // unclear one.
    private static bool IsLookupFailure(ErrorPayload error, ApiResponse response) =>
        HttpStatus.IsTransient(response.Status) || error.CategoryWith(response.Status) is
            RunwareErrorCategory.Authentication or RunwareErrorCategory.RateLimit or RunwareErrorCategory.Server
                or RunwareErrorCategory.Quota or RunwareErrorCategory.Timeout;

    /// <summary>A page of a proxy is no response where its status is a transient one; with any other status it is an unclear one.</summary>
    private TaskLookupResult WithoutEnvelope(ApiResponse response, Guid taskId) =>
        response.Failure is not null || HttpStatus.IsTransient(response.Status) || HttpStatus.IsAuthentication(response.Status)
            ? Failed(response, taskId)
            : new(TaskLookupKind.Unproven) { IsReadable = false };

    private TaskLookupResult Failed(ApiResponse response, Guid taskId) => new(TaskLookupKind.Failed)
    {
        RetryAfter = response.RetryAfter,
        Reason = response.Describe(),
        Failure = response.Failure,
        Errors = HttpStatus.IsAuthentication(response.Status) || response.RetryAfter is not null
            ? ErrorMapper.About(response, taskId, redactor)
            : null,
        IsForbidden = HttpStatus.IsAuthentication(response.Status),
        IsSetupFailure = response.IsSetupFailure,
        Status = response.Status,
    };
}
