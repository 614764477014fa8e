using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Progress;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Waits for the videos of one operation, saves them, and writes the result.</summary>
internal static class VideoSaver
{
    /// <param name="context">The command.</param>
    /// <param name="connection">The service.</param>
    /// <param name="output">The path to save to; null to leave the videos at the service.</param>
    /// <param name="format">The format of the videos, if it is known.</param>
    /// <param name="wait">Waits for the videos.</param>
    public static async Task<int> RunAsync(
        CommandContext context,
        ServiceConnection connection,
        OutputFileNames? output,
        VideoOutputFormat? format,
        Func<IProgressView, Task<VideoResult>> wait)
    {
        var files = new List<string>();
        VideoResult result = await ProgressViews.RunAsync(
            context,
            async view =>
            {
                VideoResult made = await wait(view).ConfigureAwait(false);
                foreach (GeneratedVideo video in output is null ? [] : made.Videos)
                {
                    string file = output!.Claim(format ?? VideoFormats.Of(video));
                    try
                    {
                        view.BeginDownload(file);
                        await connection.Client.DownloadAsync(video, file, view, context.CancellationToken).ConfigureAwait(false);
                    }
                    catch
                    {
                        output.Release(file);
                        throw;
                    }

                    files.Add(file);
                }

                return made;
            }).ConfigureAwait(false);
        OperationOutput.Write(context.Output, OperationReport.Of(result, VideoStatus.Success, files));
        return result.IsComplete ? ExitCodes.Success : ExitCodes.Partial;
    }
}
