using System.Text.Json;

namespace Runware.Wan25.Requests;

/// <summary>How each member of the stored form is read, by its path.</summary>
internal static class StoredParameters
{
    /// <summary>The members that only hold others.</summary>
    public static readonly HashSet<string> Objects = [WireNames.Safety, WireNames.ProviderSettings, WirePaths.Alibaba, WireNames.Inputs];

    public static readonly Dictionary<string, Action<VideoParameters, JsonElement, string>> ByPath = new()
    {
        [VideoRequestJsonWriter.VersionName] = static (_, _, _) => { },
        [VideoRequestJsonWriter.WithoutValidationName] = static (to, json, path) => to.SkipLimits = JsonMembers.Flag(json, path) ?? false,
        [VideoRequestJsonWriter.AdditionalParametersName] = ReadAdditional,
        [WireNames.TaskType] = static (_, json, path) => JsonMembers.Constant(json, path, WireValues.TaskType),
        [WireNames.Model] = static (_, json, path) => JsonMembers.Constant(json, path, WireValues.Model),
        [WireNames.OutputType] = static (_, json, path) => JsonMembers.Constant(json, path, WireValues.OutputType),
        [WireNames.DeliveryMethod] = static (_, json, path) => JsonMembers.Constant(json, path, WireValues.DeliveryMethod),
        [WireNames.TaskId] = static (to, json, path) => to.TaskId = JsonMembers.Id(json, path),
        [WireNames.OutputFormat] = static (to, json, path) => to.OutputFormat = (VideoOutputFormat?)JsonMembers.Choice(json, path, WireValues.OutputFormats),
        [WireNames.OutputQuality] = static (to, json, path) => to.OutputQuality = JsonMembers.Int32(json, path),
        [WireNames.Webhook] = static (to, json, path) => to.Webhook = JsonMembers.Url(json, path),
        [WireNames.UploadEndpoint] = static (to, json, path) => to.UploadEndpoint = JsonMembers.Url(json, path),
        [WirePaths.CheckContent] = static (to, json, path) => to.ContentCheck = JsonMembers.Flag(json, path),
        [WirePaths.SafetyMode] = static (to, json, path) => to.Safety = (SafetyMode?)JsonMembers.Choice(json, path, WireValues.SafetyModes),
        [WireNames.TimeToLive] = static (to, json, path) => to.TimeToLive = JsonMembers.Seconds(json, path),
        [WireNames.IncludeCost] = static (to, json, path) => to.IncludeCost = JsonMembers.Flag(json, path) ?? true,
        [WireNames.Results] = static (to, json, path) => to.Results = JsonMembers.Int32(json, path),
        [WireNames.Prompt] = static (to, json, path) => to.Prompt = JsonMembers.Text(json, path),
        [WireNames.NegativePrompt] = static (to, json, path) => to.NegativePrompt = JsonMembers.Text(json, path),
        [WireNames.Width] = static (to, json, path) => to.Size = JsonMembers.Int32(json, path) is { } width ? new(width, to.Size?.Height ?? 0) : to.Size,
        [WireNames.Height] = static (to, json, path) => to.Size = JsonMembers.Int32(json, path) is { } height ? new(to.Size?.Width ?? 0, height) : to.Size,
        [WireNames.Resolution] = static (to, json, path) => to.Resolution = (VideoResolution?)JsonMembers.Choice(json, path, WireValues.Resolutions),
        [WireNames.Duration] = static (to, json, path) => to.Duration = (VideoDuration?)JsonMembers.Int32(json, path),
        [WireNames.Seed] = static (to, json, path) => to.Seed = JsonMembers.Number(json, path),
        [WirePaths.PromptExtend] = static (to, json, path) => to.PromptExtend = JsonMembers.Flag(json, path),
        [WirePaths.Audio] = static (to, json, path) => to.Audio = JsonMembers.Flag(json, path),
        [WirePaths.AudioInput] = static (to, json, path) => to.AudioInput = JsonMembers.Text(json, path) is { } text
            ? AudioInput.From(StoredMediaText.SourceOf(text, path)) : null,
        [WirePaths.FrameImages] = StoredFrameImages.Read,
    };

    private static void ReadAdditional(VideoParameters to, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw JsonMembers.Unexpected(path, "an object", json);
        }

        foreach (var member in json.EnumerateObject())
        {
            to.Additional = to.Additional.With(member.Name, member.Value.Clone());
        }
    }
}
