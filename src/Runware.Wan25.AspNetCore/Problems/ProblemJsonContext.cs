using System.Text.Json.Serialization;

namespace Runware.Wan25.AspNetCore.Problems;

/// <summary>How the members that problems have beside the standard ones are written, by generated code.</summary>
[JsonSerializable(typeof(Dictionary<string, string[]>))]
[JsonSerializable(typeof(string))]
internal sealed partial class ProblemJsonContext : JsonSerializerContext;
