using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Runware.Wan25;

namespace VideoStudio;

/// <summary>Reports what the account has left, and what the studio may spend.</summary>
internal static class AccountEndpoint
{
    public static async Task<Ok<Account>> GetAsync(
        AccountBalanceCache balance, IOptions<Wan25ClientOptions> options, CancellationToken cancellationToken)
    {
        SpendingOptions spending = options.Value.Spending;
        return TypedResults.Ok(new Account(
            await balance.GetAsync(cancellationToken), spending.MaxPerRequest, spending.MaxTotal, spending.Window?.TotalSeconds));
    }

    /// <summary>Amounts are in US dollars.</summary>
    /// <param name="Balance">What the account has left, or null if the service does not say.</param>
    /// <param name="MaxPerOrder">The largest estimated cost of one order, or null without a limit.</param>
    /// <param name="MaxTotal">The largest cost of all orders within the window, or null without a limit.</param>
    /// <param name="WindowSeconds">The length of the window, or null if it does not end.</param>
    internal sealed record Account(decimal? Balance, decimal? MaxPerOrder, decimal? MaxTotal, double? WindowSeconds);
}
