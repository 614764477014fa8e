using Runware.Wan25.Cli.Hosting;
using Spectre.Console;

namespace Runware.Wan25.Cli.Progress;

/// <summary>Shows a bar for the generation and one for each download.</summary>
internal sealed class ProgressBars : IProgressView
{
    private readonly IAnsiConsole _console;
    private readonly ProgressContext _screen;
    private ProgressTask? _generation;
    private ProgressTask? _download;

    private ProgressBars(IAnsiConsole console, ProgressContext screen)
    {
        _console = console;
        _screen = screen;
    }

    public static Task<T> RunAsync<T>(CommandContext context, Func<IProgressView, Task<T>> work) => LiveConsole.RunAsync(
        context,
        [
            new SpinnerColumn(),
            new TaskDescriptionColumn { Alignment = Justify.Left },
            new ProgressBarColumn(),
            new ElapsedTimeColumn(),
        ],
        (console, screen) => work(new ProgressBars(console, screen)));

    public void Report(VideoProgress value)
    {
        if (_generation is null)
        {
            // Before anything is sent: with the id, the video can be found again whatever happens to this process.
            _console.MarkupLineInterpolated($"Operation {value.OperationId}");
            _generation = _screen.AddTask("Generating");
        }

        // Runware rarely reports a percentage. Without one the bar is indeterminate.
        int? percent = value.Completed + value.Failed == value.Expected ? 100 : value.Percent;
        _generation.Description = value.Status == VideoStatus.Unknown ? "Generating" : $"Generating ({value.Status})";
        _generation.IsIndeterminate = percent is null;
        _generation.Value = percent ?? _generation.Value;
    }

    public void BeginDownload(string file)
    {
        _download?.StopTask();
        _download = _screen.AddTask($"Downloading {Markup.Escape(Path.GetFileName(file))}");
    }

    public void Report(DownloadProgress value)
    {
        if (_download is { } bar)
        {
            bar.IsIndeterminate = value.TotalBytes is null;
            bar.MaxValue = value.TotalBytes ?? double.MaxValue;
            bar.Value = value.BytesReceived;
        }
    }
}
