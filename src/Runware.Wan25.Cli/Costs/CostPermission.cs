namespace Runware.Wan25.Cli.Costs;

/// <summary>The cost that the command line permits.</summary>
/// <param name="IsConfirmed">Whether any cost is permitted.</param>
/// <param name="MaxCost">The highest permitted cost, in US dollars.</param>
internal sealed record CostPermission(bool IsConfirmed, decimal? MaxCost)
{
    /// <summary>Makes the client refuse requests beyond the limit, regardless of the estimate of this program.</summary>
    public void ApplyTo(Wan25ClientOptions options) => options.Spending.MaxTotal = MaxCost;
}
