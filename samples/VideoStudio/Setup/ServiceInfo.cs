namespace VideoStudio;

/// <summary>Who makes the videos, and at whose expense.</summary>
internal sealed record ServiceInfo(bool IsEmulated, string Host, string Note);
