namespace Runware.Wan25.Cli.Costs;

/// <summary>What the command line says about cost.</summary>
/// <param name="IsConfirmed">Whether any cost is all right.</param>
/// <param name="MaxCost">The most that it may cost, in US dollars.</param>
internal sealed record CostPermission(bool IsConfirmed, decimal? MaxCost)
{
    /// <summary>Makes the client refuse what exceeds the limit, whatever this program estimates.</summary>
    public void ApplyTo(Wan25ClientOptions options) => options.Spending.MaxTotal = MaxCost;
}
