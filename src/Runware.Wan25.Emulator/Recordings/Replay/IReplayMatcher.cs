namespace Runware.Wan25.Emulator;

/// <summary>Finds the response to a request. It handles one request at a time.</summary>
internal interface IReplayMatcher
{
    /// <exception cref="ReplayMismatchException">The recording has no response to the request.</exception>
    ReplayedResponse Match(IncomingCall call);
}
