using System.Globalization;

namespace Runware.Wan25;

/// <summary>Represents what a request is expected to cost, by the published prices. Nothing is sent to get it.</summary>
public sealed class CostEstimate
{
    internal CostEstimate(decimal? amount, DateOnly asOf, Uri source)
    {
        Amount = amount;
        AsOf = asOf;
        Source = source;
    }

    /// <summary>Gets the cost of all videos of the request, in US dollars.</summary>
    /// <value><see langword="null"/> where no price is published for it.</value>
    public decimal? Amount { get; }

    /// <summary>Gets the date on which the prices were read.</summary>
    public DateOnly AsOf { get; }

    /// <summary>Gets the page that the prices are from.</summary>
    public Uri Source { get; }

    /// <summary>Returns the amount and the date.</summary>
    /// <returns>Text that can be logged, for example <c>0.946 USD (prices of 2026-11-25)</c>.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Amount is { } amount ? $"{amount.ToString(CultureInfo.InvariantCulture)} USD" : "unknown")} (prices of {AsOf:yyyy-MM-dd})");
}
