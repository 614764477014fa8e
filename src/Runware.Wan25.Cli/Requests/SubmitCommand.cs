using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Operations;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Requests;

/// <summary>Submits a request and prints the id of the operation, which later commands need.</summary>
internal sealed class SubmitCommand : CliCommand
{
    private readonly RequestArguments _request = new();
    private readonly CostOptions _cost = new();

    public SubmitCommand()
        : base("submit", "Orders a video and prints the id of the operation, without waiting for the video.")
    {
        _request.AddTo(this);
        _cost.AddTo(this);
    }

    public override async Task<int> RunAsync(CommandContext context)
    {
        VideoRequest request = _request.Read(context);
        CostPermission permission = _cost.Read(context.Arguments);
        await CostConfirmation.PassAsync(context, permission, request).ConfigureAwait(false);
        ServiceConnection connection = await context.ConnectAsync(permission.ApplyTo).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            VideoOperation operation = await connection.Client.SubmitAsync(request, context.CancellationToken).ConfigureAwait(false);
            OperationReport report = OperationReport.Of(operation) with { Status = StatusOf(operation) };
            context.Output.WriteResult(
                report,
                OperationJsonContext.Default.OperationReport,
                ("Operation", report.OperationId),
                ("Next", $"wan25 wait {report.OperationId} --output .{context.Service.Arguments}"));
            return ExitCodes.Success;
        }
    }

    // There was no row yet, but an acknowledgement.
    private static string StatusOf(VideoOperation operation) =>
        operation.Status == VideoStatus.Unknown ? "accepted" : operation.Status.ToString();
}
