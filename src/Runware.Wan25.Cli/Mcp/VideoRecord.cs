namespace Runware.Wan25.Cli.Mcp;

/// <summary>What is remembered about a video that was submitted. Of several lines for one operation, the last one counts.</summary>
/// <param name="Key">The caller's key, or what the arguments are where there is none.</param>
/// <param name="Fingerprint">What the arguments are.</param>
/// <param name="OperationId">The id of the operation, chosen before it was sent.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="Status"><c>notSent</c>, or the status of the operation.</param>
internal sealed record VideoRecord(
    string Key, string Fingerprint, string OperationId, string Prompt, DateTimeOffset SubmittedAt, string Status)
{
    /// <summary>Gets what it was expected to cost, in US dollars; null where no price is published.</summary>
    public decimal? EstimatedCost { get; init; }

    /// <summary>Gets what it cost; null: not known, so that the estimate counts.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The status of a video of which nothing proves yet that it was accepted.</summary>
    public const string NotSent = "notSent";

    /// <summary>The status of a video that the service has accepted.</summary>
    public const string Accepted = "accepted";

    public bool Is(VideoOperationId id) => VideoOperationId.Parse(OperationId) == id;

    public bool HasFailed => Status == VideoStatus.Error.ToString();
}
