using System.Text.Json.Serialization;

namespace Runware.Wan25.Cli.Account;

/// <summary>Serializes the results of account commands.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BalanceReport))]
[JsonSerializable(typeof(UploadReport))]
internal sealed partial class AccountJsonContext : JsonSerializerContext;
