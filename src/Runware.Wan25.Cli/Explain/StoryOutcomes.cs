namespace Runware.Wan25.Cli.Explain;

/// <summary>The outcomes of an operation, which programs rely on.</summary>
internal static class StoryOutcomes
{
    public const string Completed = "completed";
    public const string Partial = "partial";

    /// <summary>Accepted, and no video was made.</summary>
    public const string Failed = "failed";

    /// <summary>The service refused the order, or a request about it.</summary>
    public const string Refused = "refused";

    /// <summary>The service could not be reached, or its responses could not be read.</summary>
    public const string NotReachable = "notReachable";

    /// <summary>The recording ends before the operation did.</summary>
    public const string Unfinished = "unfinished";
}
