using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebApi;

/// <summary>Provides generated JSON serialization, which works with trimming and native AOT.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(VideoTicket))]
[JsonSerializable(typeof(VideoView))]
internal sealed partial class WebApiJson : JsonSerializerContext;
