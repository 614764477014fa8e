namespace Runware.Wan25.Cli.CheckService;

/// <summary>What was spent, and what may have been: an order counts with the most that it can cost until that is known.</summary>
internal sealed class CheckBudget(decimal limit)
{
    private readonly Dictionary<Guid, decimal> _orders = [];

    public decimal Limit => limit;

    public decimal AtMost => _orders.Values.Sum();

    /// <summary>Gets the price of one video of five seconds at 720p.</summary>
    public static decimal PricePerVideo { get; } =
        VideoRequest.FromText("price").WithSize(VideoSize.Landscape720p).WithDuration(VideoDuration.FiveSeconds).Build()
            .EstimateCost().Amount ?? 0.5m;

    public bool CanOrder(decimal atMost) => AtMost + atMost <= limit;

    public void Order(Guid id, decimal atMost) => _orders[id] = _orders.GetValueOrDefault(id) + atMost;

    public void Settle(Guid id, decimal cost) => _orders[id] = cost;
}
