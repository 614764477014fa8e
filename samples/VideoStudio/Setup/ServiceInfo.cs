namespace VideoStudio;

/// <summary>Describes the service that generates the videos, for the page and the log.</summary>
internal sealed record ServiceInfo(bool IsEmulated, string Host, string Note);
