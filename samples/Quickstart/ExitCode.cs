namespace Quickstart;

/// <summary>Defines the exit codes.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The service or the network failed.</summary>
    public const int Failure = 1;

    /// <summary>The arguments or the request are wrong; nothing was sent.</summary>
    public const int Invalid = 2;

    /// <summary>128 + SIGINT, by the convention of shells.</summary>
    public const int Interrupted = 130;
}
