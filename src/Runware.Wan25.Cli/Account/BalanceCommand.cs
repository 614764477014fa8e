using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Account;

/// <summary>Shows the balance of the account.</summary>
internal sealed class BalanceCommand() : CliCommand("balance", "Shows the balance of the account. Free.")
{
    public override async Task<int> RunAsync(CommandContext context)
    {
        ServiceConnection connection = await context.ConnectAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            AccountBalance balance = await connection.Client.GetBalanceAsync(context.CancellationToken).ConfigureAwait(false);
            context.Output.WriteResult(
                new BalanceReport(balance.Amount, balance.FreeAmount, balance.Currency),
                AccountJsonContext.Default.BalanceReport,
                ("Balance", $"{CostConfirmation.Usd(balance.Amount).Replace("USD", balance.Currency ?? "USD", StringComparison.Ordinal)}"));
            return ExitCodes.Success;
        }
    }
}
