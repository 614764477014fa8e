using System.Text.Json;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>How each member of a body is read, by its path. The values' limits are not here: the SDK knows them.</summary>
internal static class BodyParameters
{
    /// <summary>The members that only hold others.</summary>
    public static readonly HashSet<string> Groups = ["safety", "providerSettings", "providerSettings.alibaba", "inputs"];

    /// <summary>Members of the service's requests, and of the stored form, that decide about identity, delivery, or what is checked.</summary>
    public static readonly HashSet<string> Reserved =
    [
        "taskUUID", "taskType", "model", "deliveryMethod", "outputType", "webhookURL", "uploadEndpoint", "ttl", "includeCost",
        "version", "withoutValidation", "additionalParameters",
    ];

    public static readonly Dictionary<string, Action<BodyDraft, JsonElement, string>> ByPath = new(StringComparer.Ordinal)
    {
        ["positivePrompt"] = static (to, json, path) => JsonValues.Text(to, json, path, text => to.Builder.WithPrompt(text)),
        ["negativePrompt"] = static (to, json, path) => JsonValues.Text(to, json, path, text => to.Builder.WithNegativePrompt(text)),
        ["width"] = static (to, json, path) => JsonValues.Whole(to, json, path, int.MaxValue, number => to.Width = (int)number),
        ["height"] = static (to, json, path) => JsonValues.Whole(to, json, path, int.MaxValue, number => to.Height = (int)number),
        ["resolution"] = static (to, json, path) => JsonValues.Choice(to, json, path, BodyChoices.Resolutions, value => to.Builder.WithResolution(value)),
        ["duration"] = static (to, json, path) => JsonValues.Whole(to, json, path, int.MaxValue, number => to.Builder.WithDuration((VideoDuration)(int)number)),
        ["seed"] = static (to, json, path) => JsonValues.Whole(to, json, path, long.MaxValue, number => to.Builder.WithSeed(number)),
        ["numberResults"] = static (to, json, path) => JsonValues.Whole(to, json, path, int.MaxValue, number => to.Builder.WithResults((int)number)),
        ["outputFormat"] = static (to, json, path) => JsonValues.Choice(to, json, path, BodyChoices.OutputFormats, value => to.Builder.WithOutputFormat(value)),
        ["outputQuality"] = static (to, json, path) => JsonValues.Whole(to, json, path, int.MaxValue, number => to.Builder.WithOutputQuality((int)number)),
        ["safety.mode"] = static (to, json, path) => JsonValues.Choice(to, json, path, BodyChoices.SafetyModes, value => to.Builder.WithSafety(value)),
        ["safety.checkContent"] = static (to, json, path) => JsonValues.Flag(to, json, path, flag => to.Builder.WithContentCheck(flag)),
        ["providerSettings.alibaba.audio"] = static (to, json, path) => JsonValues.Flag(to, json, path, flag => to.Builder.WithAudio(flag)),
        ["providerSettings.alibaba.promptExtend"] = static (to, json, path) => JsonValues.Flag(to, json, path, flag => to.Builder.WithPromptExtend(flag)),
        ["inputs.audio"] = static (to, json, path) => JsonValues.Text(to, json, path, text => BodyMedia.ReadAudio(to, text, path)),
        ["inputs.frameImages"] = BodyMedia.ReadFrameImages,
    };
}
