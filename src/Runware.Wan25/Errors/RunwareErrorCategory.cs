using System.Text.Json.Serialization;

namespace Runware.Wan25;

/// <summary>Specifies the kind of a <see cref="RunwareError"/>.</summary>
/// <remarks>The service's codes are an open and changing set. This set is closed, so that code can decide on it.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<RunwareErrorCategory>))]
public enum RunwareErrorCategory
{
    /// <summary>This version does not know the code.</summary>
    Unknown,

    /// <summary>A parameter is missing, malformed or not allowed. Sending the same request again fails the same way.</summary>
    Validation,

    /// <summary>The API key is missing, wrong, revoked, or lacks a permission.</summary>
    Authentication,

    /// <summary>The account has not enough credits, or a quota is used up.</summary>
    Quota,

    /// <summary>There are too many requests at the moment. The same request may succeed later.</summary>
    RateLimit,

    /// <summary>The prompt, the image or the produced video was refused by a content policy.</summary>
    ContentPolicy,

    /// <summary>The task id was used before.</summary>
    Conflict,

    /// <summary>The task, the model or the media does not exist, has expired, or was canceled.</summary>
    NotFound,

    /// <summary>The service or the model's provider exceeded a time limit.</summary>
    Timeout,

    /// <summary>The model's provider failed.</summary>
    Provider,

    /// <summary>Runware itself failed.</summary>
    Server,
}
