namespace Runware.Wan25.Cli.Mcp;

/// <summary>The record of a video that was submitted. Of several lines for one operation, the last one applies.</summary>
/// <param name="Key">The caller's key, or one that is derived from the arguments if there is none.</param>
/// <param name="Fingerprint">The fingerprint of the arguments.</param>
/// <param name="OperationId">The id of the operation, chosen before it was sent.</param>
/// <param name="Prompt">The prompt.</param>
/// <param name="SubmittedAt">When it was submitted.</param>
/// <param name="Status"><c>notSent</c>, or the status of the operation.</param>
internal sealed record VideoRecord(
    string Key, string Fingerprint, string OperationId, string Prompt, DateTimeOffset SubmittedAt, string Status)
{
    /// <summary>Gets the estimated cost, in US dollars; null if no price is published.</summary>
    public decimal? EstimatedCost { get; init; }

    /// <summary>Gets the cost, in US dollars; null if it is not known, so that the estimate applies.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The status of a video without proof that it was accepted.</summary>
    public const string NotSent = "notSent";

    /// <summary>The status of a video that the service has accepted.</summary>
    public const string Accepted = "accepted";

    public bool Is(VideoOperationId id) => VideoOperationId.Parse(OperationId) == id;

    public bool HasFailed => Status == VideoStatus.Error.ToString();
}
