using System.Text.Json.Serialization;

namespace Runware.Wan25.AotSmoke;

/// <summary>What an application with its own generated JSON would write.</summary>
[JsonSerializable(typeof(VideoOperationId))]
[JsonSerializable(typeof(VideoRequest))]
internal sealed partial class ScenarioJson : JsonSerializerContext;
