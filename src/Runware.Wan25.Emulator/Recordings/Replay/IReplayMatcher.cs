namespace Runware.Wan25.Emulator;

/// <summary>Finds the response to a request. One request at a time.</summary>
internal interface IReplayMatcher
{
    /// <exception cref="ReplayMismatchException">There is none.</exception>
    ReplayedResponse Match(IncomingCall call);
}
