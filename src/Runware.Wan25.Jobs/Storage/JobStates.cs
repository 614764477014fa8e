using System.Globalization;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Provides sets of states as SQL.</summary>
internal static class JobStates
{
    /// <summary>The states of jobs without an outcome.</summary>
    public static readonly string NotEnded = List(VideoJobState.Queued, VideoJobState.Running);

    /// <summary>The states of jobs that have a trigger.</summary>
    public static readonly string Unfinished = List(VideoJobState.Queued, VideoJobState.Running, VideoJobState.Delivering);

    private static string List(params VideoJobState[] states) =>
        string.Join(", ", states.Select(state => ((int)state).ToString(CultureInfo.InvariantCulture)));
}
