using System.Text.Json;

namespace Runware.Wan25;

/// <summary>What the account has to spend.</summary>
public sealed class AccountBalance
{
    internal AccountBalance(decimal amount) => Amount = amount;

    /// <summary>The balance, in <see cref="Currency"/>.</summary>
    public decimal Amount { get; }

    /// <summary>The part of it that is a gift; <see langword="null"/> when the service did not say.</summary>
    public decimal? FreeAmount { get; internal init; }

    /// <summary>The currency, for example <c>USD</c>; <see langword="null"/> when the service did not say.</summary>
    public string? Currency { get; internal init; }

    /// <summary>The account's details as they came. They may name people and keys: do not log them.</summary>
    public JsonElement Json { get; internal init; }
}
