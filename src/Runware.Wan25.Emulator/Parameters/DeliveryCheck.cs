namespace Runware.Wan25.Emulator;

/// <summary>The platform's parameters: how results are made, kept and delivered.</summary>
internal static class DeliveryCheck
{
    public static void Check(ParameterReader reader, VideoOrder order)
    {
        reader.OneOf("outputType", "URL");
        reader.OneOf("deliveryMethod", "async");
        if (reader.OneOf("outputFormat", StringComparison.OrdinalIgnoreCase, ClipFormats.WireNames) is { } format)
        {
            order.Format = ClipFormats.FromWireName(format);
        }

        reader.Integer("outputQuality", ModelPage.MinQuality, ModelPage.MaxQuality);
        order.Webhook = reader.WebAddress("webhookURL");
        order.UploadEndpoint = reader.WebAddress("uploadEndpoint");
        order.IncludeCost = reader.Flag("includeCost") ?? false;
        order.Results = (int)(reader.Integer("numberResults", 1, ModelPage.MaxResults) ?? 1);
        order.TimeToLive = reader.Integer("ttl", ModelPage.MinTimeToLive, int.MaxValue) is { } seconds
            ? TimeSpan.FromSeconds(seconds)
            : null;
        CheckSafety(reader, order);
    }

    private static void CheckSafety(ParameterReader reader, VideoOrder order)
    {
        // The older name of safety.checkContent, which clients still send.
        order.ChecksContent = reader.Flag("checkNSFW") ?? false;
        if (reader.Nested("safety", "checkContent", "mode") is not { } safety)
        {
            return;
        }

        bool checks = safety.Flag("checkContent") ?? order.ChecksContent;
        string? mode = safety.OneOf("mode", ModelPage.SafetyModes);
        order.ChecksContent = mode is null ? checks : mode != "none";
    }
}
