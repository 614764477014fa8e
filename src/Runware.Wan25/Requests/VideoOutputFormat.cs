namespace Runware.Wan25;

/// <summary>Specifies a file format (<c>outputFormat</c>). The service's default is MP4.</summary>
public enum VideoOutputFormat
{
    /// <summary>MP4 (H.264), for general use.</summary>
    Mp4,

    /// <summary>WEBM, for delivery on the web.</summary>
    WebM,

    /// <summary>MOV (QuickTime).</summary>
    Mov,
}
