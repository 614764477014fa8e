using System.Text.Json;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Classification;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>
/// Gives each operation of a batch its part of a response, whatever the HTTP status. Rows and errors are matched by task id; an error
/// without one belongs to the request alone.
/// </summary>
internal static class PollResponseReader
{
    /// <summary>
    /// Feeds the operations with the live store's response. <see cref="End"/> follows, after the archive's where it is queried too.
    /// </summary>
    public static PollResponseSummary Read(PollBatch batch, ApiResponse response, Redactor redactor, TimeProvider clock)
    {
        foreach (PolledOperation operation in batch.Operations)
        {
            operation.State.Begin();
        }

        HashSet<PolledOperation>? unrelated = null;
        foreach (JsonElement json in response.Envelope?.Rows ?? default)
        {
            var row = new TaskRow(json);
            if (!row.IsArchive && batch.Find(row.TaskId) is { } operation
                && operation.State.Observe(row, response.Status, clock) == TaskErrorMeaning.Unrelated)
            {
                (unrelated ??= []).Add(operation);
            }
        }

        bool isUsable = response is { IsSuccessStatus: true, IsReadable: true };
        bool coversAll = isUsable;
        IReadOnlyList<ErrorPayload> errors = response.Envelope?.Errors ?? [];
        Guid? firstInRow = errors.Count == 0 ? unrelated?.First().TaskId : null;
        HashSet<PolledOperation>? named = null;
        bool mayBeAboutBatch = isUsable && errors.Count > 0;
        foreach (ErrorPayload error in errors)
        {
            coversAll &= error.TaskId is not null;
            mayBeAboutBatch &= !QueryResponseClassifier.IsOfService(error, response.Status);
            if ((batch.Find(error.TaskId) ?? OnlyOperation(batch, error)) is { } operation)
            {
                (named ??= []).Add(operation);
                if (operation.State.Observe(error, response.Status) is TaskErrorMeaning.Unrelated or TaskErrorMeaning.Conflict)
                {
                    (unrelated ??= []).Add(operation);
                }
            }
        }

        coversAll &= unrelated is null;
        return new PollResponseSummary
        {
            CoversAllOperations = coversAll,
            IsKeyRefused = HttpStatusClassifier.IsAuthentication(response.Status),
            Error = coversAll ? null : PollError.Of(response, redactor, batch, firstInRow),
            Unrelated = unrelated,
            Named = named,
            MayBeAboutBatch = mayBeAboutBatch && !coversAll,
            RetryAfter = isUsable && unrelated is null ? null : response.RetryAfter,
        };
    }

    /// <summary>Feeds operations with the archive's response. The live store takes precedence: the archive may be older.</summary>
    /// <returns>The operations that the response mentions.</returns>
    public static HashSet<PolledOperation> ReadArchive(List<PolledOperation> operations, ApiResponse response, TimeProvider clock)
    {
        HashSet<PolledOperation> mentioned = [];
        if (response.Envelope is not { } envelope)
        {
            return mentioned;
        }

        operations.ForEach(operation => operation.State.BeginArchive());
        foreach (JsonElement json in envelope.Rows)
        {
            var row = new TaskRow(json);
            if (operations.Find(operation => operation.TaskId == row.TaskId) is not { } operation)
            {
                continue;
            }

            mentioned.Add(operation);
            if (row.IsArchive)
            {
                operation.State.ObserveArchive(new ArchivedTask(json), clock);
            }
            else
            {
                // Some services respond with the rows of the live store.
                operation.State.ObserveArchivedRow(row, response.Status, clock);
            }
        }

        // An error without an id belongs to a request about one task only.
        foreach (ErrorPayload error in envelope.Errors)
        {
            PolledOperation? operation = operations.Count == 1 && error.TaskId is null
                ? operations[0]
                : operations.Find(operation => operation.TaskId == error.TaskId);
            if (operation is not null)
            {
                mentioned.Add(operation);
                operation.State.ObserveArchivedError(error, response.Status);
            }
        }

        return mentioned;
    }

    /// <summary>Ends the response for all operations of a batch, or for some.</summary>
    public static void End(PollBatch batch, PollResponseSummary summary, TimeProvider clock, List<PolledOperation>? operations = null)
    {
        foreach (PolledOperation operation in operations ?? batch.Operations)
        {
            operation.State.End(summary.CoversAllOperations, batch.SentAt, clock);
        }
    }

    // A missing task can only be the one that was polled, also without its id. Other errors without one may be about the request.
    private static PolledOperation? OnlyOperation(PollBatch batch, ErrorPayload error) =>
        error.TaskId is null && batch.Operations.Count == 1 && error.IsAboutTask
            ? batch.Operations[0]
            : null;
}
