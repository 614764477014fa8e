namespace Runware.Wan25.Requests;

/// <summary>The names of the parameters, as the service and the JSON form of a request spell them.</summary>
internal static class WireNames
{
    public const string TaskType = "taskType";
    public const string TaskId = "taskUUID";
    public const string Model = "model";
    public const string OutputType = "outputType";
    public const string DeliveryMethod = "deliveryMethod";
    public const string OutputFormat = "outputFormat";
    public const string OutputQuality = "outputQuality";
    public const string Webhook = "webhookURL";
    public const string UploadEndpoint = "uploadEndpoint";
    public const string Safety = "safety";
    public const string CheckContent = "checkContent";
    public const string Mode = "mode";
    public const string TimeToLive = "ttl";
    public const string IncludeCost = "includeCost";
    public const string Results = "numberResults";
    public const string Prompt = "positivePrompt";
    public const string NegativePrompt = "negativePrompt";
    public const string Width = "width";
    public const string Height = "height";
    public const string Resolution = "resolution";
    public const string Duration = "duration";
    public const string Seed = "seed";
    public const string ProviderSettings = "providerSettings";
    public const string Alibaba = "alibaba";
    public const string Audio = "audio";
    public const string PromptExtend = "promptExtend";
    public const string Inputs = "inputs";
    public const string FrameImages = "frameImages";
    public const string Image = "image";
    public const string Frame = "frame";
    public const string Operation = "operation";
    public const string Media = "media";
}
