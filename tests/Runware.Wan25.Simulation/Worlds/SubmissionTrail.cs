using Runware.Wan25.Emulator;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>
/// What one call that submits was told before each of its submissions. Where a service takes a used id again, this decides whether a second
/// charge is the client's fault: it is, when proof was there, or when nobody looked.
/// </summary>
internal sealed class SubmissionTrail(Guid taskId, bool mayBeKnown, VirtualTimeProvider clock)
{
    private static readonly AsyncLocal<SubmissionTrail?> Ambient = new();

    private Evidence _live;
    private Evidence _archive;
    private bool _wasSent;
    private bool _isAmbiguous;

    /// <summary>The trail of the call on whose behalf the calling code acts, if it submits.</summary>
    public static SubmissionTrail? Current => Ambient.Value;

    /// <summary>Whether something was sent that should not have been, or not yet.</summary>
    public bool WasCareless { get; private set; }

    public bool SawProof => _live == Evidence.Proof || _archive == Evidence.Proof;

    /// <summary>When the call last heard anything about its submission: until then it does not wait for the end.</summary>
    public TimeSpan LastHeard { get; private set; }

    public static void Follow(SubmissionTrail? trail) => Ambient.Value = trail;

    public void Sending(RequestKind kind)
    {
        if (!kind.IsSubmit)
        {
            return;
        }

        WasCareless |= SawProof
            || (_wasSent && _isAmbiguous && (_live != Evidence.NoProof || _archive != Evidence.NoProof))
            || (!_wasSent && mayBeKnown && (_live == Evidence.NotAsked || _archive == Evidence.NotAsked));
        (_wasSent, _isAmbiguous, _live, _archive) = (true, true, Evidence.NotAsked, Evidence.NotAsked);
    }

    public void Received(RequestKind kind, HttpResponseMessage response)
    {
        LastHeard = clock.Elapsed;
        if (kind.IsSubmit)
        {
            _isAmbiguous = !EvidenceReader.ProvesNotAdmitted(response);
        }
        else if (kind.Ids.Contains(taskId))
        {
            Learn(kind, EvidenceReader.Of(response, taskId));
        }
    }

    public void Failed(RequestKind kind, Exception exception)
    {
        if (kind.IsSubmit)
        {
            _isAmbiguous = exception is not HttpRequestException
            {
                HttpRequestError: HttpRequestError.ConnectionError
                    or HttpRequestError.NameResolutionError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ProxyTunnelError,
            };
        }
        else if (kind.Ids.Contains(taskId))
        {
            Learn(kind, Evidence.Lost);
        }
    }

    private void Learn(RequestKind kind, Evidence evidence)
    {
        // One request may ask both stores, and what was proven stays so.
        _live = kind.AsksLive && _live != Evidence.Proof ? evidence : _live;
        _archive = kind.AsksArchive && _archive != Evidence.Proof ? evidence : _archive;
    }
}
