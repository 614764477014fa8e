using System.Text.Json.Serialization;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Serializes the files and the output of a batch.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutputFolderIdentity))]
[JsonSerializable(typeof(SubmissionRecord))]
[JsonSerializable(typeof(BatchResult))]
[JsonSerializable(typeof(BatchSummaryDocument))]
internal sealed partial class BatchJsonContext : JsonSerializerContext;
