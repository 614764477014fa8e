namespace Runware.Wan25;

/// <summary>
/// What kind of trouble a <see cref="RunwareError"/> is. The service's codes are an open and changing set; this set is closed, so that code can
/// decide on it.
/// </summary>
public enum RunwareErrorCategory
{
    /// <summary>The code is not one this version knows.</summary>
    Unknown,

    /// <summary>A parameter is missing, malformed or not allowed. Sending the same request again gives the same answer.</summary>
    Validation,

    /// <summary>The API key is missing, wrong, revoked, or lacks a permission.</summary>
    Authentication,

    /// <summary>The account has not enough credits, or a quota is used up.</summary>
    Quota,

    /// <summary>Too many requests for now. Later the same request may pass.</summary>
    RateLimit,

    /// <summary>The prompt, the image or the produced video was refused by a content policy.</summary>
    ContentPolicy,

    /// <summary>The task id was used before.</summary>
    Conflict,

    /// <summary>The task, the model or the media is not there, has expired, or was cancelled.</summary>
    NotFound,

    /// <summary>The service or the model's provider gave up waiting.</summary>
    Timeout,

    /// <summary>The model's provider failed.</summary>
    Provider,

    /// <summary>Runware itself failed.</summary>
    Server,
}
