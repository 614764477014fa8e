namespace Runware.Wan25.Cli.Errors;

/// <summary>The codes of errors in JSON, which programs rely on.</summary>
internal static class ErrorCodes
{
    public const string InvalidArguments = "invalidArguments";
    public const string InvalidRequest = "invalidRequest";
    public const string InvalidSettings = "invalidSettings";
    public const string CostNotConfirmed = "costNotConfirmed";
    public const string CostLimit = "costLimit";
    public const string KeyMissing = "keyMissing";
    public const string KeyFileUnsafe = "keyFileUnsafe";
    public const string KeyRefused = "keyRefused";
    public const string Refused = "refused";
    public const string NotReachable = "notReachable";
    public const string GenerationFailed = "generationFailed";
    public const string Unfinished = "unfinished";
    public const string DownloadFailed = "downloadFailed";
    public const string File = "file";
    public const string Locked = "locked";
    public const string PathNotAllowed = "pathNotAllowed";
    public const string RowsChanged = "rowsChanged";
    public const string Interrupted = "interrupted";
}
