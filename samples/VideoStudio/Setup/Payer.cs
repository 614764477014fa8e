namespace VideoStudio;

/// <summary>Who makes the videos, and at whose expense.</summary>
internal sealed record Payer(bool IsEmulated, string Host, string Note);
