namespace Runware.Wan25;

/// <summary>Stub.</summary>
public sealed class VideoRequest;
