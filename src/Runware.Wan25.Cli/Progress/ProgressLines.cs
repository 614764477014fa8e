using Runware.Wan25.Cli.Output;

namespace Runware.Wan25.Cli.Progress;

/// <summary>Writes a line when the state changes, and otherwise from time to time, for logs.</summary>
internal sealed class ProgressLines(CliOutput output, TimeProvider clock) : IProgressView
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private VideoProgress? _last;
    private long _lastTime;

    public void BeginDownload(string file) => output.WriteNote($"Downloading {Path.GetFileName(file)}");

    public void Report(DownloadProgress value)
    {
    }

    public void Report(VideoProgress value)
    {
        lock (_gate)
        {
            if (_last is null)
            {
                // Before anything is sent: with the id, the video can be found again whatever happens to this process.
                output.WriteNote($"Operation {value.OperationId}");
            }
            else if (HasChanged(value) || clock.GetElapsedTime(_lastTime) >= Interval)
            {
                output.WriteNote(Describe(value));
            }
            else
            {
                return;
            }

            (_last, _lastTime) = (value, clock.GetTimestamp());
        }
    }

    private bool HasChanged(VideoProgress value) =>
        value.Status != _last!.Status || value.Completed != _last.Completed || value.Failed != _last.Failed;

    private static string Describe(VideoProgress value)
    {
        string percent = value.Percent is { } known ? $", {known} %" : "";
        return FormattableString.Invariant(
            $"{value.Status}: {value.Completed} of {value.Expected} after {value.Elapsed.TotalSeconds:0} s{percent}");
    }
}
