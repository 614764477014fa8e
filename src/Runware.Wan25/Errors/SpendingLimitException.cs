namespace Runware.Wan25;

/// <summary>
/// The request would exceed a limit of <see cref="Wan25ClientOptions.Spending"/>. This call sent no order, and charges nothing.
/// </summary>
/// <remarks>
/// <see cref="RunwareException.SubmissionState"/> is <see cref="SubmissionState.NotSent"/>. Of a request with an id of its own it can be
/// <see cref="SubmissionState.Unknown"/>: an earlier submission under that id may have been accepted, and the service did not deny it.
/// </remarks>
public sealed class SpendingLimitException : RunwareException
{
    internal SpendingLimitException(string message)
        : base(message)
    {
    }

    /// <summary>
    /// Gets what the request is expected to cost, in US dollars. A request without a published price counts as the dearest.
    /// </summary>
    public decimal EstimatedCost { get; internal init; }

    /// <summary>Gets the limit that it would exceed, in US dollars.</summary>
    public decimal Limit { get; internal init; }

    /// <summary>
    /// Gets what was spent within the window of the limit, with what is reserved for operations that have not ended, in US dollars.
    /// </summary>
    public decimal Spent { get; internal init; }
}
