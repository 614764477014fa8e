using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebApi;

/// <summary>How bodies are read and written, by generated code: trimming and native AOT leave it alone.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VideoOrder))]
[JsonSerializable(typeof(VideoTicket))]
[JsonSerializable(typeof(VideoView))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
[JsonSerializable(typeof(string))]
internal sealed partial class WebApiJson : JsonSerializerContext;
