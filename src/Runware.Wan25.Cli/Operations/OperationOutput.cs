using System.Globalization;
using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Output;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Writes operations.</summary>
internal static class OperationOutput
{
    public static void Write(CliOutput output, OperationReport report)
    {
        var fields = new List<(string Name, string? Value)>();
        foreach (VideoReport video in report.Videos)
        {
            fields.Add(("File", video.File));
            fields.Add(("URL", video.File is null ? video.Url?.ToString() : null));
            fields.Add(("Seed", video.Seed?.ToString(CultureInfo.InvariantCulture)));
            fields.Add(("Cost", video.Cost is null ? null : CostConfirmation.Usd(video.Cost)));
        }

        fields.AddRange(report.Failures.Select(failure => ("Failed", (string?)$"{failure.Message} [{failure.Code}]")));
        fields.Add(("Status", report.Status));
        fields.Add(("Operation", report.OperationId));
        output.WriteResult(report, OperationJsonContext.Default.OperationReport, [.. fields]);
    }
}
