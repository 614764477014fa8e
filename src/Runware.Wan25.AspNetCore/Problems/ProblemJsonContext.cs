using System.Text.Json.Serialization;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>Provides generated serialization of the extension members of problem details.</summary>
[JsonSerializable(typeof(Dictionary<string, string[]>))]
[JsonSerializable(typeof(string))]
internal sealed partial class ProblemJsonContext : JsonSerializerContext;
