using System.Text.Json.Serialization;

namespace Runware.Wan25;

/// <summary>Specifies what is known about a submission when an operation fails: whether it may have to be paid for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubmissionState>))]
public enum SubmissionState
{
    /// <summary>
    /// The service may have accepted the request. Look it up with <see cref="IWan25Client.GetOperation(VideoOperationId)"/>, or submit
    /// again under the same id: an existing task is joined, not paid for again.
    /// </summary>
    Unknown = 0,

    /// <summary>No request reached the service: nothing runs and nothing is charged.</summary>
    NotSent,

    /// <summary>The service refused the request: nothing runs and nothing is charged.</summary>
    Refused,

    /// <summary>
    /// The service accepted the request, by an acknowledgement or another proof: the task runs, or has run, and stays reachable by its id.
    /// </summary>
    Accepted,
}
