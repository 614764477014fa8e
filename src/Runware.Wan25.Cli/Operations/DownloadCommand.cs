using System.CommandLine;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Saves the videos of an operation that has ended.</summary>
internal sealed class DownloadCommand : CliCommand
{
    private readonly Argument<VideoOperationId> _id = IdArgument.One();
    private readonly Option<string> _output = OutputOption.Create("a new file in the working folder");

    public DownloadCommand()
        : base("download", "Saves the videos of an operation that has ended. Does not wait for one that is running.")
    {
        Arguments.Add(_id);
        Options.Add(_output);
    }

    public override async Task<int> RunAsync(CommandContext context)
    {
        VideoOperationId id = context.Arguments.GetValue(_id);
        string? output = context.Arguments.GetValue(_output);
        var file = OutputFileNames.Choose(output, context.Environment.WorkingFolder, id);
        context.ResumeWithOutput(output ?? ".");
        ServiceConnection connection = await context.ConnectAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            VideoOperation operation = connection.Client.GetOperation(id);
            await operation.UpdateAsync(context.CancellationToken).ConfigureAwait(false);
            return operation.HasCompleted
                ? await VideoSaver.RunAsync(
                    context, connection, file, format: null,
                    _ => operation.WaitForCompletionAsync(context.CancellationToken)).ConfigureAwait(false)
                : throw HasNotEnded(operation, context);
        }
    }

    private static CliException HasNotEnded(VideoOperation operation, CommandContext context) =>
        new(new(ErrorCodes.Unfinished, ExitCodes.Unfinished, $"The operation has not ended: {operation.Status}.")
        {
            OperationId = operation.Id.ToString(),
            Advice = $"Wait for it with: wan25 wait {operation.Id}{context.ResumeArguments}",
        });
}
