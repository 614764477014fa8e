namespace Runware.Wan25.Cli.Errors;

/// <summary>The exit codes, which scripts rely on.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The service, the network or a file failed.</summary>
    public const int Failure = 1;

    /// <summary>The arguments or the request are wrong. Nothing was sent.</summary>
    public const int Invalid = 2;

    /// <summary>The cost was not confirmed, or is above a limit. Nothing was sent.</summary>
    public const int CostRefused = 3;

    /// <summary>There is no API key, its file is not safe, or the service refused it.</summary>
    public const int Credentials = 4;

    /// <summary>Some of the videos were made, and some were not.</summary>
    public const int Partial = 5;

    /// <summary>The operation may still be running: wait for it again.</summary>
    public const int Unfinished = 6;

    /// <summary>Ctrl+C: 128 + SIGINT, by the convention of shells.</summary>
    public const int Interrupted = 130;
}
