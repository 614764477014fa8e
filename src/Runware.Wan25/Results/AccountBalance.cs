using System.Text.Json;
using System.Text.Json.Serialization;

namespace Runware.Wan25;

/// <summary>Represents the balance of an account.</summary>
public sealed class AccountBalance
{
    internal AccountBalance(decimal amount) => Amount = amount;

    /// <summary>Gets the balance, in <see cref="Currency"/>.</summary>
    public decimal Amount { get; }

    /// <summary>Gets the part of <see cref="Amount"/> that is free credit.</summary>
    /// <value>The amount, or <see langword="null"/> when the service reported none.</value>
    public decimal? FreeAmount { get; internal init; }

    /// <summary>Gets the currency, for example <c>USD</c>.</summary>
    /// <value>The currency, or <see langword="null"/> when the service reported none.</value>
    public string? Currency { get; internal init; }

    /// <summary>
    /// Gets the account's details as the service sent them. They may contain names and keys: do not log them. They are not serialized.
    /// </summary>
    [JsonIgnore]
    public JsonElement Json { get; internal init; }
}
