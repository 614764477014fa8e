namespace Runware.Wan25;

/// <summary>Stub.</summary>
public sealed class VideoRequestBuilder
{
    /// <summary>Stub.</summary>
    public static void WithIncludeCost() { }

    /// <summary>Stub.</summary>
    public static void WithTimeToLive() { }

    /// <summary>Stub.</summary>
    public static void WithTaskId() { }

    /// <summary>Stub.</summary>
    public static void WithIdempotencyKey() { }

    /// <summary>Stub.</summary>
    public static void WithParameter() { }
}
