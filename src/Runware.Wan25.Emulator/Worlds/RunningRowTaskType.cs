namespace Runware.Wan25.Emulator;

/// <summary>Specifies the <c>taskType</c> of the row of a running result in a getResponse response.</summary>
public enum RunningRowTaskType
{
    /// <summary><c>getResponse</c>: the row looks exactly like the one for an id that was never submitted.</summary>
    GetResponse,

    /// <summary><c>videoInference</c>: the row proves that the task was accepted.</summary>
    VideoInference,
}
