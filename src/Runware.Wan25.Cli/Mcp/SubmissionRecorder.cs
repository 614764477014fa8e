namespace Runware.Wan25.Cli.Mcp;

/// <summary>Records an order before its first byte is sent. One order at a time.</summary>
/// <param name="records">The records to write to.</param>
internal sealed class SubmissionRecorder(VideoRecords records)
{
    /// <summary>Gets or sets the record of the next order; it gets the id of the order.</summary>
    public VideoRecord? Next { get; set; }

    /// <summary>Writes the record. The client awaits this before the first byte is sent; if it throws, nothing is sent.</summary>
    public ValueTask OnSubmittingAsync(VideoOperationId id, CancellationToken cancellationToken)
    {
        records.Add(Next! with { OperationId = id.ToString() });
        return ValueTask.CompletedTask;
    }
}
