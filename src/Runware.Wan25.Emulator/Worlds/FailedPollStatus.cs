namespace Runware.Wan25.Emulator;

/// <summary>Specifies the HTTP status of a getResponse response that reports a failed result and has no row.</summary>
public enum FailedPollStatus
{
    /// <summary>HTTP 400, with <c>errors</c> that name the id.</summary>
    BadRequest,

    /// <summary>HTTP 200, with the same <c>errors</c>.</summary>
    Ok,

    /// <summary>HTTP 500, with the same <c>errors</c>.</summary>
    ServerError,
}
