using System.Net;
using System.Text.Json;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <content>States that begin with something known.</content>
internal sealed partial class OperationState
{
    /// <summary>Makes the state of an operation that was accepted just now, with the results that its acknowledgement may already hold.</summary>
    public static OperationState OfAccepted(VideoOperationId id, Secrets secrets, IReadOnlyList<JsonElement> finishedRows, TimeProvider clock)
    {
        var state = new OperationState(id, secrets, isAdmitted: true);
        if (finishedRows.Count > 0)
        {
            state.Begin();
            foreach (var row in finishedRows)
            {
                state.Observe(new TaskRow(row), HttpStatusCode.OK, clock);
            }

            state.End(speaksForAll: true, clock.GetTimestamp(), clock);
        }

        return state;
    }

    /// <summary>An operation that has ended with a given result.</summary>
    public static OperationState Of(VideoResult result) => new(result.OperationId, new Secrets(""))
    {
        _snapshot = new OperationSnapshot
        {
            Videos = [.. result.Videos],
            Failures = [.. result.Failures.Select(failure => failure.Error)],
            Flags = new SnapshotFlags(IsAdmitted: true, AreFailuresFinal: true, IsFinal: true, IsQuiet: true),
        },
    };
}
