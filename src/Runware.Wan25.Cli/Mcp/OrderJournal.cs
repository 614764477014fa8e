namespace Runware.Wan25.Cli.Mcp;

/// <summary>Writes an order down before its first byte is sent. One order at a time.</summary>
/// <param name="records">Where it is written.</param>
internal sealed class OrderJournal(VideoRecords records)
{
    /// <summary>Gets or sets what is written of the next order; its id is that of the order.</summary>
    public VideoRecord? Next { get; set; }

    /// <summary>Writes. The client awaits this before the first byte; where it throws, nothing is sent.</summary>
    public ValueTask OnSubmittingAsync(VideoOperationId id, CancellationToken cancellationToken)
    {
        records.Add(Next! with { OperationId = id.ToString() });
        return ValueTask.CompletedTask;
    }
}
