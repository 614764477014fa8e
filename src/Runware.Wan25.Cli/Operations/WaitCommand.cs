using System.CommandLine;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Waits for an operation of an earlier command.</summary>
internal sealed class WaitCommand : CliCommand
{
    private readonly Argument<VideoOperationId> _id = IdArgument.One();
    private readonly Option<string> _output = OutputOption.Create("nothing is saved");

    public WaitCommand()
        : base("wait", "Waits for an operation of an earlier command, and saves its videos with --output.")
    {
        Arguments.Add(_id);
        Options.Add(_output);
    }

    public override async Task<int> RunAsync(CommandContext context)
    {
        VideoOperationId id = context.Arguments.GetValue(_id);
        OutputFileNames? file = null;
        if (context.Arguments.GetValue(_output) is { } output)
        {
            file = OutputFileNames.Choose(output, context.Environment.WorkingFolder, id);
            context.ResumeWithOutput(output);
        }

        ServiceConnection connection = await context.ConnectAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            VideoOperation operation = connection.Client.GetOperation(id);
            return await VideoSaver.RunAsync(
                context, connection, file, format: null,
                view => operation.WaitForCompletionAsync(view, context.CancellationToken)).ConfigureAwait(false);
        }
    }
}
