namespace Runware.Wan25.Requests;

/// <summary>The values that are the same in every task.</summary>
internal static class WireValues
{
    public const string TaskType = "videoInference";
    public const string Model = VideoRequest.ModelId;
    public const string OutputType = "URL";
    public const string DeliveryMethod = "async";
}
