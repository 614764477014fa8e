namespace Runware.Wan25.Emulator;

/// <summary>Specifies the kind of a call that the service made.</summary>
public enum OutgoingCallKind
{
    /// <summary>A POST request to a task's <c>webhookURL</c>.</summary>
    Webhook,

    /// <summary>A PUT request to a task's <c>uploadEndpoint</c>.</summary>
    Upload,
}

/// <summary>Represents one attempt of a call that the service made: a webhook or an upload.</summary>
public sealed class OutgoingCall
{
    internal OutgoingCall()
    {
    }

    /// <summary>Gets the kind of the call.</summary>
    public required OutgoingCallKind Kind { get; init; }

    /// <summary>Gets the id of the task that the call is about.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>Gets the id of the video that the call is about.</summary>
    /// <value><see langword="null"/> if the result failed.</value>
    public Guid? VideoId { get; init; }

    /// <summary>Gets the URL of the call.</summary>
    public required Uri Target { get; init; }

    /// <summary>Gets the number of the attempt of this call, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Gets the HTTP status of the response.</summary>
    /// <value><see langword="null"/> if there was no response.</value>
    public int? Status { get; init; }

    /// <summary>Gets when the attempt ended, on the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }
}
