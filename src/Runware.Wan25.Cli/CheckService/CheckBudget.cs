namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// What was spent, and what may have been: an order counts with the most that it can cost until the service names a cost, or refuses it.
/// That a failed video costs nothing is not taken for granted.
/// </summary>
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

    /// <summary>Takes back what was counted for an order that was refused.</summary>
    public void TakeBack(Guid id, decimal atMost) => _orders[id] -= atMost;

    public void Settle(Guid id, decimal cost) => _orders[id] = cost;
}
