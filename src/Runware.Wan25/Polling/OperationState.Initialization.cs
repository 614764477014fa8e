using System.Net;
using System.Text.Json;
using Runware.Wan25.Transport;
using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <content>What is known before the first poll, or from another handle's.</content>
internal sealed partial class OperationState
{
    /// <summary>
    /// Makes the state of an operation that was accepted just now, with the results that its acknowledgement may already hold.
    /// </summary>
    public static OperationState OfAccepted(
        VideoOperationId id, Redactor redactor, IReadOnlyList<JsonElement> finishedRows, TimeProvider clock)
    {
        var state = new OperationState(id, redactor, isAccepted: true);
        if (finishedRows.Count > 0)
        {
            state.Begin();
            foreach (JsonElement row in finishedRows)
            {
                state.Observe(new TaskRow(row), HttpStatusCode.OK, clock);
            }

            state.End(coversAll: true, clock.GetTimestamp(), clock);
        }

        return state;
    }

    /// <summary>An operation that has ended with a given result.</summary>
    public static OperationState Of(VideoResult result) => new(result.OperationId, new Redactor(""))
    {
        _snapshot = new OperationSnapshot
        {
            Videos = [.. result.Videos],
            Failures = [.. result.Failures.Select(failure => failure.Error)],
            Completion = new CompletionEvidence(IsAccepted: true, AreFailuresFinal: true, IsFinal: true, HasIdled: true),
        },
    };

    /// <summary>
    /// Takes in what another handle of the same operation knows. Its responses may have been the only ones that showed a proof, or a video:
    /// the service forgets.
    /// </summary>
    public void Merge(OperationSnapshot known)
    {
        // As while a snapshot is published: whoever joins a poll brings what its own handle knows, while a response is read.
        lock (this)
        {
            if (known.Videos.Length == 0 && !known.IsAccepted)
            {
                return;
            }

            // What the service did not know a moment ago may have been submitted since.
            bool isNotFound = _snapshot.IsNotFound && known.IsAccepted;
            Volatile.Write(ref _snapshot, new OperationSnapshot
            {
                Videos = VideoIdentity.Union(_snapshot.Videos, known.Videos),
                Failures = isNotFound ? [] : _snapshot.Failures,
                Status = _snapshot.Status,
                Percent = _snapshot.Percent,
                ArchivedCount = _snapshot.ArchivedCount ?? known.ArchivedCount,
                Completion = _snapshot.Completion with
                {
                    IsAccepted = _snapshot.IsAccepted || known.IsAccepted,
                    IsFinal = _snapshot.Completion.IsFinal && !isNotFound,
                },
            });
        }
    }

    private void ApplyMerged()
    {
        // What was published here, and not merged, changes nothing.
        _isAccepted |= _snapshot.IsAccepted;
        _archivedCount ??= _snapshot.ArchivedCount;
        if (_snapshot.Videos.Length > 0 && _snapshot.Videos != Videos.Items)
        {
            Videos.KeepPlaces(_snapshot.Videos);
        }
    }
}
