namespace Runware.Wan25.Cli.Account;

/// <summary>The JSON form of the account's balance.</summary>
internal sealed record BalanceReport(decimal Amount, decimal? FreeAmount, string? Currency);
