using System.Text.Json;
using ModelContextProtocol.Protocol;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Operations;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Saves the videos of an operation in a folder that the user allowed.</summary>
internal sealed class DownloadVideoTool(McpSession session) : McpTool
{
    private const string PathName = "path";

    public override Tool Definition { get; } = Define(
        "download_video",
        "Save a video",
        $"Saves the videos of an operation whose status is success, and returns the paths. Allowed folders: {session.Folders}. "
            + "A file that exists is never replaced. Free.",
        OperationSchema.Input((PathName, Schemas.Text(
            "A new file that ends in the format of the video, or a folder. Relative paths begin in the first allowed folder, which is the "
            + "default."))),
        OperationSchema.Output(),
        new() { ReadOnlyHint = false, IdempotentHint = false, DestructiveHint = false, OpenWorldHint = true });

    public override async Task<JsonElement> CallAsync(McpCall call, CancellationToken cancellationToken)
    {
        call.Arguments.ThrowIfOther("operationId", PathName);
        VideoOperationId id = call.Arguments.OperationId;
        string path = session.Folders.Resolve(call.Arguments[PathName] ?? ".");
        if (File.Exists(path))
        {
            throw new CliException(new(ErrorCodes.File, ExitCodes.Invalid, $"{path} exists, and is not replaced.")
            {
                Advice = "Pass another path.",
            });
        }

        var output = OutputFileNames.Choose(path, Path.GetPathRoot(path)!, id);
        return await session.WithinCallAsync(token => SaveAsync(id, output, call.Progress, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<JsonElement> SaveAsync(
        VideoOperationId id, OutputFileNames output, McpProgress progress, CancellationToken cancellationToken)
    {
        VideoOperation operation = session.Client.GetOperation(id);
        await operation.UpdateAsync(cancellationToken).ConfigureAwait(false);
        if (!operation.HasCompleted)
        {
            throw new CliException(new(ErrorCodes.Unfinished, ExitCodes.Unfinished, $"The video is not ready: {operation.Status}.")
            {
                OperationId = id.ToString(),
            });
        }

        VideoResult result = await operation.WaitForCompletionAsync(cancellationToken).ConfigureAwait(false);
        var files = new List<string>();
        foreach (GeneratedVideo video in result.Videos)
        {
            string file = output.Next(VideoFormats.Of(video));
            await SaveAsync(video, file, progress, cancellationToken).ConfigureAwait(false);
            files.Add(file);
        }

        session.Records.Update(operation);
        return JsonSerializer.SerializeToElement(
            OperationReport.Of(result, VideoStatus.Success, files), McpJsonContext.Default.OperationReport);
    }

    /// <summary>Downloads to a new file that is known to be in an allowed folder, even if the folders on its path change.</summary>
    private async Task SaveAsync(GeneratedVideo video, string path, McpProgress progress, CancellationToken cancellationToken)
    {
        string partial = $"{path}.part";
        FileStream file = session.Folders.CreateNew(partial);
        try
        {
            await using (file.ConfigureAwait(false))
            {
                await session.Client.DownloadAsync(video, file, progress, cancellationToken).ConfigureAwait(false);
            }

            File.Move(partial, path);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
