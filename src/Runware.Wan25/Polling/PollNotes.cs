using Microsoft.Extensions.Logging;
using Runware.Wan25.Diagnostics;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Polling;

/// <summary>What is logged and counted about polls.</summary>
internal static class PollNotes
{
    public static void Polled(ILogger logger, PollBatch batch, ApiReply reply)
    {
        Instruments.Polls.Add(1);
        if (reply is { IsSuccessStatus: true, IsReadable: true })
        {
            Log.Polled(logger, batch.Operations.Count);
        }
        else
        {
            Log.PollFailed(logger, batch.Operations.Count, reply.Describe());
        }
    }

    public static void UnfamiliarStatus(ILogger logger, PolledOperation operation)
    {
        if (operation.State.IsUnfamiliar && operation.State.Status != operation.LoggedStatus)
        {
            operation.LoggedStatus = operation.State.Status;
            Log.UnknownStatus(logger, operation.State.Id, operation.State.Status);
        }
    }
}
