using System.Diagnostics;
using System.Globalization;
using Runware.Wan25.AspNetCore.Tests.Webhooks;

namespace Runware.Wan25.Benchmarks.Webhooks;

/// <summary>
/// Measures what webhooks gain: the time from a video's being ready to its delivery, beside that of polling alone, with the same jobs in
/// the same run.
/// </summary>
internal static class WebhooksCommand
{
    private const int DefaultOperations = 300;

    public static async Task<int> RunAsync(string[] args)
    {
        var operations = DefaultOperations;
        if (args is not [] && !(args is ["--operations", var text]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out operations)
            && operations > 0))
        {
            await Console.Error.WriteLineAsync($"webhooks [--operations N]      default: {DefaultOperations}");
            return 2;
        }

        var started = Stopwatch.GetTimestamp();
        var polling = await DeliveryDelay.MeasureAsync(operations, withWebhooks: false);
        var webhooks = await DeliveryDelay.MeasureAsync(operations, withWebhooks: true);
        Console.WriteLine($"{operations} videos of 45 to 180 s, default polling, 50 ms to and from the service, "
            + $"virtual time ({Stopwatch.GetElapsedTime(started).TotalSeconds:0} s real)");
        Console.WriteLine();
        Console.WriteLine("| from ready to delivered | mean | 95 % within | longest | requests |");
        Console.WriteLine("|---|---|---|---|---|");
        Write("polling alone", polling);
        Write("with webhooks", webhooks);
        return webhooks.Mean < polling.Mean ? 0 : 1;
    }

    private static void Write(string name, DeliveryDelay delay) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {delay.Mean.TotalSeconds:0.00} s | {delay.Percentile95.TotalSeconds:0.00} s | "
            + $"{delay.Longest.TotalSeconds:0.00} s | {delay.Requests} |"));
}
