using System.Text.Json.Serialization;

namespace Runware.Wan25.Cli.Account;

/// <summary>Serializes what is about the account.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BalanceReport))]
[JsonSerializable(typeof(UploadReport))]
internal sealed partial class AccountJsonContext : JsonSerializerContext;
