using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoStudio;

/// <summary>How bodies and events are written, by generated code: trimming leaves it alone.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FormOptions))]
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(JobView))]
[JsonSerializable(typeof(OrderEndpoints.Violations))]
[JsonSerializable(typeof(ImageEndpoint.UploadedImage))]
internal sealed partial class StudioJson : JsonSerializerContext;
