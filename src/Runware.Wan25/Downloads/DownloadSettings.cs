namespace Runware.Wan25.Downloads;

/// <summary>The settings that every attempt of a client's downloads follows.</summary>
internal sealed record DownloadSettings(TimeSpan InactivityTimeout, long MaxBytes, TimeProvider Clock);
