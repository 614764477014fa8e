namespace Runware.Wan25;

/// <content>Many requests at once, and money.</content>
public static partial class Wan25ModelFactory
{
    /// <summary>Creates an outcome of one of many requests, with a result or with an exception.</summary>
    /// <param name="index">The position of the request.</param>
    /// <param name="request">The request.</param>
    /// <param name="result">The result.</param>
    /// <param name="exception">The reason why there is no result.</param>
    /// <param name="operationId">The id of the operation. The default is that of the result or of the exception.</param>
    /// <returns>The outcome.</returns>
    public static VideoOutcome VideoOutcome(
        int index, VideoRequest request, VideoResult? result = null, Exception? exception = null, VideoOperationId? operationId = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (result is null) == (exception is null)
            ? throw new ArgumentException("Either a result or an exception is needed.", nameof(result))
            : new VideoOutcome(
                index,
                request,
                operationId ?? result?.OperationId ?? (exception as RunwareException)?.OperationId,
                result,
                exception);
    }

    /// <summary>Creates an estimate.</summary>
    /// <param name="amount">The amount in US dollars; <see langword="null"/> where no price is known.</param>
    /// <param name="asOf">The date of the prices.</param>
    /// <param name="source">The page of the prices.</param>
    /// <returns>The estimate.</returns>
    public static CostEstimate CostEstimate(decimal? amount, DateOnly asOf, Uri source) =>
        new(amount, asOf, source ?? throw new ArgumentNullException(nameof(source)));

    /// <summary>Creates the exception for a request beyond a spending limit.</summary>
    /// <param name="estimatedCost">What the request is expected to cost, in US dollars.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="spent">What was spent.</param>
    /// <param name="operationId">The id of the operation.</param>
    /// <returns>The exception.</returns>
    public static SpendingLimitException SpendingLimitException(
        decimal estimatedCost, decimal limit, decimal spent, VideoOperationId? operationId = null) =>
        new("The request would exceed a spending limit. Nothing was sent.")
        {
            OperationId = operationId,
            SubmissionState = SubmissionState.NotSent,
            EstimatedCost = estimatedCost,
            Limit = limit,
            Spent = spent,
        };
}
