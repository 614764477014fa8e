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

    public override async Task<JsonElement> CallAsync(McpArguments arguments, CancellationToken cancellationToken)
    {
        arguments.ThrowIfOther("operationId", PathName);
        VideoOperationId id = arguments.OperationId;
        string path = session.Folders.Resolve(arguments[PathName] ?? ".");
        if (File.Exists(path))
        {
            throw new CliException(new(ErrorCodes.File, ExitCodes.Invalid, $"{path} exists, and is not replaced.")
            {
                Advice = "Pass another path.",
            });
        }

        var output = OutputFile.Choose(path, Path.GetPathRoot(path)!, id);
        return await session.WithinCallAsync(token => SaveAsync(id, output, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<JsonElement> SaveAsync(VideoOperationId id, OutputFile output, CancellationToken cancellationToken)
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
            await session.Client.DownloadAsync(video, file, cancellationToken).ConfigureAwait(false);
            files.Add(file);
        }

        session.Records.Update(id.ToString(), VideoStatus.Success.ToString());
        return JsonSerializer.SerializeToElement(
            OperationReport.Of(result, VideoStatus.Success, files), McpJsonContext.Default.OperationReport);
    }
}
