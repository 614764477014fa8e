namespace Runware.Wan25.Emulator;

/// <summary>What the service called on its own account.</summary>
public enum OutgoingCallKind
{
    /// <summary>A POST to a task's <c>webhookURL</c>.</summary>
    Webhook,

    /// <summary>A PUT to a task's <c>uploadEndpoint</c>.</summary>
    Upload,
}

/// <summary>One attempt of a call that the service made: a webhook or an upload.</summary>
public sealed class OutgoingCall
{
    internal OutgoingCall()
    {
    }

    /// <summary>What it was.</summary>
    public required OutgoingCallKind Kind { get; init; }

    /// <summary>The task that it is about.</summary>
    public required Guid TaskId { get; init; }

    /// <summary>The video that it is about; null where the result failed.</summary>
    public Guid? VideoId { get; init; }

    /// <summary>Where it went.</summary>
    public required Uri Target { get; init; }

    /// <summary>Which attempt of this call it was, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>The HTTP status of the answer; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>When the attempt ended, on the emulator's clock.</summary>
    public required DateTimeOffset At { get; init; }
}
