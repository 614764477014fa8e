using System.Text.Json;
using Runware.Wan25.Transport;
using Runware.Wan25.Submission;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>Gives each operation of a batch its part of an answer. Rows are matched by task id; an error without one belongs to the question alone.</summary>
internal static class PollAnswer
{
    /// <summary>Feeds the operations. <see langword="true"/> when the answer speaks for all of them, so that silence about one means something.</summary>
    public static bool Apply(PollBatch batch, ApiReply reply, Secrets secrets, TimeProvider clock)
    {
        if (reply.Envelope is not { } envelope)
        {
            return false;
        }

        foreach (var operation in batch.Operations)
        {
            operation.State.Begin();
        }

        var hasArchive = false;
        foreach (var json in envelope.Rows)
        {
            var row = new TaskRow(json);
            if (row.IsArchive)
            {
                hasArchive = true;
            }
            else
            {
                batch.Find(row.TaskId)?.State.Observe(row, clock);
            }
        }

        var speaksForAll = reply.IsSuccessStatus;
        foreach (var error in envelope.Errors)
        {
            speaksForAll &= error.TaskId is not null;
            if (batch.Find(error.TaskId) is { } operation)
            {
                Apply(batch, operation, error, reply, secrets);
            }
        }

        if (hasArchive)
        {
            ApplyArchive(batch, envelope, clock);
        }

        foreach (var operation in batch.Operations)
        {
            operation.State.End(speaksForAll, batch.AskedAt, clock);
        }

        return speaksForAll;
    }

    /// <summary>
    /// An error that names the operation is the verdict on it, unless it is about being allowed to ask. With a status that is no success it may be
    /// about either, so it counts only when marked final, and then only when it is told twice.
    /// </summary>
    private static void Apply(PollBatch batch, PolledOperation operation, ErrorReport error, ApiReply reply, Secrets secrets)
    {
        var isAboutTheQuestion = error.Category is RunwareErrorCategory.Authentication or RunwareErrorCategory.RateLimit or RunwareErrorCategory.Server;
        if (error.IsMarkedFinal || (reply.IsSuccessStatus && !isAboutTheQuestion) || error.SaysTaskIsMissing || error.SaysTaskIsGone)
        {
            operation.State.Observe(error, isVerdict: reply.IsSuccessStatus);
        }
        else
        {
            operation.LastTrouble = batch.TroubleOf(reply, secrets);
        }
    }

    /// <summary>The archive speaks only where the live store is silent: what it holds may be older, or the refusal of a second submission.</summary>
    private static void ApplyArchive(PollBatch batch, Envelope envelope, TimeProvider clock)
    {
        foreach (var json in envelope.Rows)
        {
            var row = new TaskRow(json);
            if (row.IsArchive && batch.Find(row.TaskId) is { State: { IsUndecided: true } state })
            {
                Apply(state, new ArchivedTask(json).Response, clock);
            }
        }
    }

    private static void Apply(OperationState state, JsonElement response, TimeProvider clock)
    {
        foreach (var json in JsonReading.Items(response.Member("data"u8)))
        {
            var row = new TaskRow(json);
            if (row.IsSuccess || row.IsError)
            {
                state.Observe(row, clock);
            }
        }

        foreach (var json in JsonReading.Items(response.Member("errors"u8)))
        {
            var error = new ErrorReport(json, state.Id.TaskId);
            if (!error.SaysIdIsTaken)
            {
                state.Observe(error, isVerdict: true);
            }
        }
    }
}
