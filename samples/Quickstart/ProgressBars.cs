using Runware.Wan25;
using Spectre.Console;

namespace Quickstart;

/// <summary>Shows a bar for the generation and one per download. Without a terminal, Spectre.Console writes a line now and then.</summary>
internal sealed class ProgressBars(ProgressContext screen) : IProgress<VideoProgress>, IProgress<DownloadProgress>
{
    private ProgressTask? _generation;
    private ProgressTask? _download;

    public static Task<T> RunAsync<T>(Func<ProgressBars, Task<T>> work) => ConsoleOutput.Screen.Progress()
        .Columns(
            new SpinnerColumn(),
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new ElapsedTimeColumn())
        .StartAsync(screen => work(new ProgressBars(screen)));

    public void Report(VideoProgress value)
    {
        if (_generation is null)
        {
            // The first report comes before anything is sent: with the id the video can be found again, whatever happens to this process.
            ConsoleOutput.Screen.MarkupLineInterpolated($"[grey]Operation[/]  {value.OperationId}");
            _generation = screen.AddTask("Generating");
        }

        // Runware rarely reports a percentage. Without one the bar is indeterminate.
        var percent = value.Completed + value.Failed == value.Expected ? 100 : value.Percent;
        _generation.Description = value.Status == VideoStatus.Unknown ? "Generating" : $"Generating ({value.Status})";
        _generation.IsIndeterminate = percent is null;
        _generation.Value = percent ?? _generation.Value;
    }

    public void Report(DownloadProgress value)
    {
        _download ??= screen.AddTask("Downloading");
        _download.IsIndeterminate = value.TotalBytes is null;
        _download.MaxValue = value.TotalBytes ?? double.MaxValue;
        _download.Value = value.BytesReceived;
    }

    /// <summary>Ends the bar of a download. The next one gets a new bar.</summary>
    public void EndDownload()
    {
        _download?.StopTask();
        _download = null;
    }
}
