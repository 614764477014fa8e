namespace Runware.Wan25;

/// <summary>Represents what an earlier operation cost, for <see cref="SpendingOptions.History"/>.</summary>
public sealed class SpendingRecord
{
    /// <summary>Initializes a new instance of the <see cref="SpendingRecord"/> class.</summary>
    /// <param name="operationId">The id of the operation. It counts once, however often it is submitted.</param>
    /// <param name="time">The time from which it counts for <see cref="SpendingOptions.Window"/>.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="operationId"/> is not the id of an operation: its task id is empty, or its result count is less than 1.
    /// </exception>
    public SpendingRecord(VideoOperationId operationId, DateTimeOffset time)
    {
        VideoOperationId.ThrowIfInvalid(operationId, nameof(operationId));
        (OperationId, Time) = (operationId, time);
    }

    /// <summary>Gets the id of the operation.</summary>
    public VideoOperationId OperationId { get; }

    /// <summary>Gets the time from which it counts for <see cref="SpendingOptions.Window"/>.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>Gets what the operation cost, in US dollars. Not negative.</summary>
    /// <value>
    /// The default is <see langword="null"/>: it is not known, because the operation has not ended or may not have been accepted. The
    /// estimate counts until the client learns more, by waiting for the operation or by submitting its request again.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public decimal? Cost
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>
    /// Gets the estimate that counts where <see cref="Cost"/> is not known, for example <see cref="CostEstimate.Amount"/>. Not negative.
    /// </summary>
    /// <value>The default is <see langword="null"/>: the price of the most expensive videos counts.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public decimal? EstimatedCost
    {
        get;
        init => field = NotNegative(value);
    }

    /// <summary>Returns the id and the cost.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => FormattableString.Invariant($"{OperationId}: {Cost} USD");

    private static decimal? NotNegative(decimal? value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
        return value;
    }
}
