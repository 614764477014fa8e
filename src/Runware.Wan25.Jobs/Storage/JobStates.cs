using System.Globalization;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>States as SQL.</summary>
internal static class JobStates
{
    /// <summary>Those whose job is still to be made.</summary>
    public static readonly string NotEnded = List(VideoJobState.Queued, VideoJobState.Running);

    /// <summary>Those in which a job has a trigger.</summary>
    public static readonly string Unfinished = List(VideoJobState.Queued, VideoJobState.Running, VideoJobState.Delivering);

    private static string List(params VideoJobState[] states) => string.Join(", ", states.Select(state => ((int)state).ToString(CultureInfo.InvariantCulture)));
}
