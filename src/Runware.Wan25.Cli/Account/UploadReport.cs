namespace Runware.Wan25.Cli.Account;

/// <summary>The JSON form of media that was uploaded.</summary>
internal sealed record UploadReport(Guid MediaId, Uri? Url);
