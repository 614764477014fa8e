using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Sends the progress of a call in order, and never after the call's result.</summary>
/// <param name="server">The server.</param>
/// <param name="token">The token of the call; null if the caller requested no progress.</param>
internal sealed class McpProgress(McpServer server, ProgressToken? token) : IProgress<VideoProgress>, IProgress<DownloadProgress>
{
    private readonly Lock _gate = new();
    private Task _sending = Task.CompletedTask;
    private double _last = -1;

    public void Report(VideoProgress value)
    {
        string percent = value.Percent is { } known ? FormattableString.Invariant($", {known} %") : "";
        Send(
            value.Elapsed.TotalSeconds,
            total: null,
            FormattableString.Invariant($"{value.Status}: {value.Completed} of {value.Expected} videos{percent}"));
    }

    public void Report(DownloadProgress value) => Send(value.BytesReceived, value.TotalBytes, "Downloading");

    /// <summary>Waits until every report has been sent.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            return _sending;
        }
    }

    private void Send(double progress, double? total, string message)
    {
        lock (_gate)
        {
            // The protocol requires an increasing number.
            if (token is { } call && progress > _last)
            {
                _last = progress;
                _sending = SendAfterAsync(
                    _sending, call, new() { Progress = (float)progress, Total = (float?)total, Message = message });
            }
        }
    }

    private async Task SendAfterAsync(Task before, ProgressToken call, ProgressNotificationValue value)
    {
        await before.ConfigureAwait(false);
        try
        {
            await server.NotifyProgressAsync(call, value).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException or OperationCanceledException)
        {
            // The connection has ended, which the call itself will detect.
        }
    }
}
