using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebApi;

/// <summary>How answers are written, by generated code: trimming and native AOT leave it alone.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VideoTicket))]
[JsonSerializable(typeof(VideoView))]
internal sealed partial class WebApiJson : JsonSerializerContext;
