namespace Runware.Wan25.Cli.Requests;

/// <summary>The JSON form of an estimate.</summary>
/// <param name="Request">A line that describes the request, without its prompts and media.</param>
/// <param name="Amount">The cost; null if no price is published.</param>
/// <param name="Currency">Always <c>USD</c>.</param>
/// <param name="AsOf">The day of the prices.</param>
/// <param name="Source">The page with the prices.</param>
internal sealed record EstimateReport(string Request, decimal? Amount, string Currency, string AsOf, Uri Source);
