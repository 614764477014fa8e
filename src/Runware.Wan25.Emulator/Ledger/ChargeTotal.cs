namespace Runware.Wan25.Emulator;

/// <summary>The total of what was charged: in full at acceptance, and refunded at the end of each result that fails without cost.</summary>
/// <param name="clock">The clock of the emulated service.</param>
internal sealed class ChargeTotal(TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly PriorityQueue<decimal, DateTimeOffset> _refunds = new();
    private int _results;
    private decimal _amount;

    /// <summary>Gets the number of charged results, and their cost in USD.</summary>
    public (int Results, decimal Amount) Value
    {
        get
        {
            lock (_gate)
            {
                while (_refunds.TryPeek(out decimal amount, out DateTimeOffset at) && at <= clock.GetUtcNow())
                {
                    _refunds.Dequeue();
                    _results--;
                    _amount -= amount;
                }

                return (_results, _amount);
            }
        }
    }

    public void Charge(int results, decimal amount)
    {
        lock (_gate)
        {
            _results += results;
            _amount += amount;
        }
    }

    /// <summary>Refunds the price of one result, from the given time on.</summary>
    public void Refund(DateTimeOffset at, decimal amount)
    {
        lock (_gate)
        {
            _refunds.Enqueue(amount, at);
        }
    }
}
