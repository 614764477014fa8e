using System.Globalization;
using System.Text;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Writes a report as text.</summary>
internal static class ReportText
{
    public static string Write(ServiceCheckReport report)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Check of {report.Endpoint}, {report.StartedAt.UtcDateTime:u}{(report.IsComplete ? "" : ", not complete")}");
        text.AppendLine().AppendLine("What the service does where that was not known");
        foreach (Finding finding in report.Findings)
        {
            WriteFinding(text, finding);
        }

        text.AppendLine().AppendLine("What the client guarantees here");
        foreach (ClientGuarantee guarantee in report.Guarantees)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {guarantee.Status,-13} {guarantee.Name}: {guarantee.Reason}");
        }

        WriteEmulator(text, report);
        WriteCosts(text, report);
        foreach (string note in report.Notes)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {note}");
        }

        return text.ToString().TrimEnd();
    }

    private static void WriteFinding(StringBuilder text, Finding finding)
    {
        string comparison = finding.AgreesWithDefault switch
        {
            true => "as the emulator",
            false => $"differs, the emulator's default is {finding.Default}",
            null => "",
        };
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  {finding.Option,-24} {finding.Observed ?? "not observed"}{(comparison.Length > 0 ? $" ({comparison})" : "")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {"",-24}   {finding.Behavior}: {finding.Evidence}");
    }

    private static void WriteEmulator(StringBuilder text, ServiceCheckReport report)
    {
        Finding[] different = [.. report.Findings.Where(finding => finding.AgreesWithDefault == false)];
        text.AppendLine().AppendLine("An emulator with the same behaviour");
        if (different.Length == 0)
        {
            text.AppendLine("  needs no options, as far as observed");
            return;
        }

        text.AppendLine(
            CultureInfo.InvariantCulture, $"  runware-emulator {string.Join(' ', different.Select(finding => finding.CommandLine))}");
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"  new RunwareEmulatorOptions {{ {string.Join(", ", different.Select(finding => finding.CSharp))} }}");
    }

    private static void WriteCosts(StringBuilder text, ServiceCheckReport report)
    {
        text.AppendLine().AppendLine("What was ordered");
        foreach (SubmittedVideo order in report.Orders)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {order.Id}  {order.Purpose}: {order.Outcome}");
        }

        string balance = report.BalanceChange is { } change
            ? string.Create(CultureInfo.InvariantCulture, $"; the balance fell by {change} USD")
            : "";
        text.AppendLine(CultureInfo.InvariantCulture, $"  Spent at most {report.SpentAtMost} USD{balance}.");
        if (report.Recording is { } file)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  All exchanges: {file}");
        }
    }
}
