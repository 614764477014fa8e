namespace Runware.Wan25.Downloads;

/// <summary>What can be done about a failed attempt.</summary>
internal enum DownloadFailureKind
{
    /// <summary>Nothing: another attempt would end the same way.</summary>
    Final,

    /// <summary>Wait, ask the service for the current URL, and try again: the URL has expired, or the file is not there yet.</summary>
    RefusedUrl,

    /// <summary>Wait and try again.</summary>
    Transient,
}
