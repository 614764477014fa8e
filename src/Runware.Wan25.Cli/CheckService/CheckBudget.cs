namespace Runware.Wan25.Cli.CheckService;

/// <summary>
/// The amount that was spent at most: an order counts with its highest possible cost until the service reports a cost, or refuses it. A
/// failed video is not assumed to be free.
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

    /// <summary>Removes the amount of an order that was refused.</summary>
    public void TakeBack(Guid id, decimal atMost) => _orders[id] -= atMost;

    public void Settle(Guid id, decimal cost) => _orders[id] = cost;
}
