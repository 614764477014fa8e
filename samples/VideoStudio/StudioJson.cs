using System.Text.Json;
using System.Text.Json.Serialization;

namespace VideoStudio;

/// <summary>Provides generated JSON serialization, which works with trimming.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FormOptions))]
[JsonSerializable(typeof(AccountEndpoint.Account))]
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(JobView))]
[JsonSerializable(typeof(OrderEndpoints.Violations))]
[JsonSerializable(typeof(ImageEndpoint.UploadedImage))]
internal sealed partial class StudioJson : JsonSerializerContext;
