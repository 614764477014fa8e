namespace Runware.Wan25.Emulator;

/// <summary>The parameters of a checked videoInference task.</summary>
internal sealed class VideoTaskParameters
{
    public string Prompt { get; set; } = string.Empty;

    public ClipFormat Format { get; set; }

    public int Seconds { get; set; } = ServiceLimits.DefaultDuration;

    public int Results { get; set; } = 1;

    public long? Seed { get; set; }

    public bool IncludeCost { get; set; }

    public TimeSpan? TimeToLive { get; set; }

    public bool ChecksContent { get; set; }

    public Uri? Webhook { get; set; }

    public Uri? UploadEndpoint { get; set; }

    public string? Resolution { get; set; }

    public string? SizeResolution { get; set; }

    public List<ReceivedMedia> Media { get; } = [];

    public bool HasFirstFrame { get; set; }

    /// <summary>The price in USD. The division by one with all decimal places removes trailing zeros.</summary>
    public decimal PricePerResult => Pricing.PerSecond(this) * Seconds / 1.000000000000000000000000000000m;
}
