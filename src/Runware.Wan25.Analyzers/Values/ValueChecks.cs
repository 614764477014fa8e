using Runware.Wan25.Analyzers.Usage;

namespace Runware.Wan25.Analyzers.Values;

/// <summary>Which check belongs to which parameter.</summary>
internal static class ValueChecks
{
    public static InvalidValue? Check(ParameterAssignment setting) => setting.Parameter switch
    {
        Parameter.Prompt => TextCheck.Prompt(setting.Argument("prompt")),
        Parameter.NegativePrompt => TextCheck.NegativePrompt(setting.Value),
        Parameter.Size => SizeCheck.Check(setting),
        Parameter.Resolution => NumberCheck.Resolution(setting.Value),
        Parameter.Duration => NumberCheck.Duration(setting.Value),
        Parameter.Seed => NumberCheck.Seed(setting.Value),
        Parameter.Results => NumberCheck.Results(setting.Value),
        Parameter.OutputFormat => NumberCheck.OutputFormat(setting.Value),
        Parameter.OutputQuality => NumberCheck.OutputQuality(setting.Value),
        Parameter.Safety => NumberCheck.Safety(setting.Value),
        Parameter.TimeToLive => TimeToLiveCheck.Check(setting.Value),
        Parameter.Webhook => UrlCheck.Check(setting.Value, ValueDiagnostics.Url, "webhookURL"),
        Parameter.UploadEndpoint => UrlCheck.Check(setting.Value, ValueDiagnostics.Url, "uploadEndpoint"),
        Parameter.FirstFrame => MediaCheck.FirstFrame(setting.Argument("firstFrame") ?? setting.Argument("image")),
        Parameter.AudioInput => MediaCheck.AudioInput(setting.Value),
        Parameter.TaskId => TaskIdCheck.Check(setting),
        _ => null,
    };
}
