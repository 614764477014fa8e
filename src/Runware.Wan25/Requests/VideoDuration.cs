namespace Runware.Wan25;

/// <summary>The lengths that Wan2.5-Preview can make (<c>duration</c>). The service's default is five seconds.</summary>
public enum VideoDuration
{
    /// <summary>5 seconds.</summary>
    FiveSeconds = 5,

    /// <summary>10 seconds.</summary>
    TenSeconds = 10,
}
