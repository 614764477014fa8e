using System.CommandLine;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Requests the state of operations once.</summary>
internal sealed class StatusCommand : CliCommand
{
    private readonly Argument<VideoOperationId[]> _ids = IdArgument.Many();

    public StatusCommand()
        : base("status", "Shows the state of operations, without waiting. With --json, one line for each.") => Arguments.Add(_ids);

    public override async Task<int> RunAsync(CommandContext context)
    {
        ServiceConnection connection = await context.ConnectAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            VideoOperation[] operations = [.. context.Arguments.GetRequiredValue(_ids).Select(id => connection.Client.GetOperation(id))];

            // Together, so that the client polls all of them in one request.
            await Task.WhenAll(operations.Select(operation => operation.UpdateAsync(context.CancellationToken))).ConfigureAwait(false);
            foreach (VideoOperation operation in operations)
            {
                OperationOutput.Write(context.Output, OperationReport.Of(operation));
            }

            return ExitCodes.Success;
        }
    }
}
