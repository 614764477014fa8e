using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>
/// Shows the members of a body to generators that read them from the properties of a type and their attributes. Nothing is bound to it.
/// Descriptions and limits come from the SDK's table of parameters, as those of <see cref="RequestSchema"/> do.
/// </summary>
internal static class OpenApiBodyModel
{
    /// <summary>Has the name under which the body appears in documents.</summary>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    internal sealed class VideoRequestBody
    {
        [Required, ParameterLength("positivePrompt"), ParameterDescription("positivePrompt"), JsonPropertyName("positivePrompt")]
        public string PositivePrompt { get; set; } = "";

        [ParameterLength("negativePrompt"), ParameterDescription("negativePrompt"), JsonPropertyName("negativePrompt")]
        public string? NegativePrompt { get; set; }

        [ParameterDescription("width"), JsonPropertyName("width")]
        public int? Width { get; set; }

        [ParameterDescription("height"), JsonPropertyName("height")]
        public int? Height { get; set; }

        [ParameterValues("resolution"), ParameterDescription("resolution"), JsonPropertyName("resolution")]
        public string? Resolution { get; set; }

        [ParameterRange("duration"), ParameterDescription("duration"), JsonPropertyName("duration")]
        public int? Duration { get; set; }

        [ParameterRange("seed"), ParameterDescription("seed"), JsonPropertyName("seed")]
        public long? Seed { get; set; }

        [ParameterRange("numberResults"), ParameterDescription("numberResults"), JsonPropertyName("numberResults")]
        public int? NumberResults { get; set; }

        [ParameterValues("outputFormat"), ParameterDescription("outputFormat"), JsonPropertyName("outputFormat")]
        public string? OutputFormat { get; set; }

        [ParameterRange("outputQuality"), ParameterDescription("outputQuality"), JsonPropertyName("outputQuality")]
        public int? OutputQuality { get; set; }

        [JsonPropertyName("safety")]
        public SafetyShape? Safety { get; set; }

        [JsonPropertyName("inputs")]
        public InputsShape? Inputs { get; set; }

        [JsonPropertyName("providerSettings")]
        public ProviderSettingsShape? ProviderSettings { get; set; }
    }

    internal sealed class SafetyShape
    {
        [ParameterValues("safety.mode"), ParameterDescription("safety.mode"), JsonPropertyName("mode")]
        public string? Mode { get; set; }

        [ParameterDescription("safety.checkContent"), JsonPropertyName("checkContent")]
        public bool? CheckContent { get; set; }
    }

    internal sealed class InputsShape
    {
        [ParameterDescription("inputs.frameImages"), JsonPropertyName("frameImages")]
        public IReadOnlyList<FrameImageShape>? FrameImages { get; set; }

        [ParameterDescription("inputs.audio"), JsonPropertyName("audio")]
        public string? Audio { get; set; }
    }

    internal sealed class FrameImageShape
    {
        [Required, JsonPropertyName("image")]
        public string Image { get; set; } = "";

        [RegularExpression("^first$"), JsonPropertyName("frame")]
        public string? Frame { get; set; }
    }

    internal sealed class ProviderSettingsShape
    {
        [JsonPropertyName("alibaba")]
        public AlibabaShape? Alibaba { get; set; }
    }

    internal sealed class AlibabaShape
    {
        [ParameterDescription("providerSettings.alibaba.audio"), JsonPropertyName("audio")]
        public bool? Audio { get; set; }

        [ParameterDescription("providerSettings.alibaba.promptExtend"), JsonPropertyName("promptExtend")]
        public bool? PromptExtend { get; set; }
    }
}
