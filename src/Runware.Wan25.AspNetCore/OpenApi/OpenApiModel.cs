using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>
/// Shows the members of a body to generators that read them from the properties of a type and their attributes. Nothing is bound to it.
/// Descriptions and limits come from the SDK's table of parameters, as those of <see cref="RequestSchema"/> do.
/// </summary>
internal static class OpenApiModel
{
    /// <summary>Has the name under which the body appears in documents.</summary>
    [JsonNumberHandling(JsonNumberHandling.Strict)]
    internal sealed class VideoRequestBody
    {
        [Required, LengthOf("positivePrompt"), About("positivePrompt"), JsonPropertyName("positivePrompt")]
        public string PositivePrompt { get; set; } = "";

        [LengthOf("negativePrompt"), About("negativePrompt"), JsonPropertyName("negativePrompt")]
        public string? NegativePrompt { get; set; }

        [About("width"), JsonPropertyName("width")]
        public int? Width { get; set; }

        [About("height"), JsonPropertyName("height")]
        public int? Height { get; set; }

        [ChoiceOf("resolution"), About("resolution"), JsonPropertyName("resolution")]
        public string? Resolution { get; set; }

        [RangeOf("duration"), About("duration"), JsonPropertyName("duration")]
        public int? Duration { get; set; }

        [RangeOf("seed"), About("seed"), JsonPropertyName("seed")]
        public long? Seed { get; set; }

        [RangeOf("numberResults"), About("numberResults"), JsonPropertyName("numberResults")]
        public int? NumberResults { get; set; }

        [ChoiceOf("outputFormat"), About("outputFormat"), JsonPropertyName("outputFormat")]
        public string? OutputFormat { get; set; }

        [RangeOf("outputQuality"), About("outputQuality"), JsonPropertyName("outputQuality")]
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
        [ChoiceOf("safety.mode"), About("safety.mode"), JsonPropertyName("mode")]
        public string? Mode { get; set; }

        [About("safety.checkContent"), JsonPropertyName("checkContent")]
        public bool? CheckContent { get; set; }
    }

    internal sealed class InputsShape
    {
        [About("inputs.frameImages"), JsonPropertyName("frameImages")]
        public IReadOnlyList<FrameImageShape>? FrameImages { get; set; }

        [About("inputs.audio"), JsonPropertyName("audio")]
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
        [About("providerSettings.alibaba.audio"), JsonPropertyName("audio")]
        public bool? Audio { get; set; }

        [About("providerSettings.alibaba.promptExtend"), JsonPropertyName("promptExtend")]
        public bool? PromptExtend { get; set; }
    }
}
