namespace Runware.Wan25.Emulator;

/// <summary>Checks the parameters of the platform: how results are produced, kept and delivered.</summary>
internal static class DeliveryCheck
{
    public static void Check(ParameterReader reader, VideoTaskParameters parameters)
    {
        reader.OneOf("outputType", "URL");
        reader.OneOf("deliveryMethod", "async");
        if (reader.OneOf("outputFormat", StringComparison.OrdinalIgnoreCase, ClipFormats.WireNames) is { } format)
        {
            parameters.Format = ClipFormats.FromWireName(format);
        }

        reader.Integer("outputQuality", ServiceLimits.MinQuality, ServiceLimits.MaxQuality);
        parameters.Webhook = reader.WebAddress("webhookURL");
        parameters.UploadEndpoint = reader.WebAddress("uploadEndpoint");
        parameters.IncludeCost = reader.Flag("includeCost") ?? false;
        parameters.Results = (int)(reader.Integer("numberResults", 1, ServiceLimits.MaxResults) ?? 1);
        parameters.TimeToLive = reader.Integer("ttl", ServiceLimits.MinTimeToLive, int.MaxValue) is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
        CheckSafety(reader, parameters);
    }

    private static void CheckSafety(ParameterReader reader, VideoTaskParameters parameters)
    {
        // The older name of safety.checkContent, which clients still send.
        parameters.ChecksContent = reader.Flag("checkNSFW") ?? false;
        if (reader.Nested("safety", "checkContent", "mode") is not { } safety)
        {
            return;
        }

        bool checks = safety.Flag("checkContent") ?? parameters.ChecksContent;
        string? mode = safety.OneOf("mode", ServiceLimits.SafetyModes);
        parameters.ChecksContent = mode is null ? checks : mode != "none";
    }
}
