using Runware.Wan25.Cli.Hosting;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>The state that the tools of a server share.</summary>
internal sealed record McpSession(
    Wan25Client Client, CliEnvironment Environment, AllowedFolders Folders, VideoRecords Records, SubmissionRecorder Recorder)
{
    // Hosts cancel a call after a minute.
    private static readonly TimeSpan MaxCall = TimeSpan.FromSeconds(45);

    /// <summary>Runs work that must not block an agent. When the time is up, its token is canceled.</summary>
    public async Task<T> WithinCallAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(MaxCall, Environment.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        return await work(both.Token).ConfigureAwait(false);
    }
}
