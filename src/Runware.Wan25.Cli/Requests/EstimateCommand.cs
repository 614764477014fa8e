using System.Globalization;
using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;

namespace Runware.Wan25.Cli.Requests;

/// <summary>Validates a request and shows its estimated cost. Nothing is sent.</summary>
internal sealed class EstimateCommand : CliCommand
{
    private readonly RequestArguments _request = new();

    public EstimateCommand()
        : base("estimate", "Checks a request and shows what it would cost. Nothing is sent.") => _request.AddTo(this);

    public override Task<int> RunAsync(CommandContext context)
    {
        VideoRequest request = _request.Read(context);
        CostEstimate estimate = request.EstimateCost();
        string asOf = estimate.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        context.Output.WriteResult(
            new EstimateReport(request.ToString(), estimate.Amount, "USD", asOf, estimate.Source),
            RequestJsonContext.Default.EstimateReport,
            ("Request", request.ToString()),
            ("Cost", $"{CostConfirmation.Usd(estimate.Amount)} (prices of {asOf}, {estimate.Source})"));
        return Task.FromResult(ExitCodes.Success);
    }
}
