using System.Globalization;

namespace Runware.Wan25.Cli.CheckService;

/// <summary>Describes a check before it runs: what it does, and what that costs.</summary>
internal static class CheckPlan
{
    /// <summary>Gets the cost of a check, in USD, if the service behaves as expected.</summary>
    public static decimal Expected { get; } = ProbeTasks.Results * CheckBudget.PricePerVideo;

    public static string Describe(ServiceCheckOptions options)
    {
        decimal price = CheckBudget.PricePerVideo;
        decimal video = Expected;
        List<(string Item, decimal Expected, decimal AtMost)> items =
        [
            ("account, unknown ids, orders that must be refused", 0, 0),
            ("a dry run (costs a video if the service ignores the header)", 0, price),
            ($"one order of {ProbeTasks.Results} videos, 5 s at 720p, shared by all probes", video, video),
            ("a video that fails, since its first frame cannot be read", 0, price),
            ("the same id again, while it runs", 0, price),
            ("the id of the finished video again, for a video that fails", 0, price),
        ];
        if (options.IncludesCapacity)
        {
            items.Add(($"up to {options.MaxRunning} videos that fail, at once", 0, options.MaxRunning * price));
        }

        IEnumerable<string> lines = items.Select(item => string.Create(
            CultureInfo.InvariantCulture, $"  {item.Expected,7:0.0000} USD, at most {item.AtMost:0.0000}: {item.Item}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The check sends to {options.Endpoint.Host}:
            {string.Join(Environment.NewLine, lines)}
            What could bring the sum above {options.MaxCost:0.00} USD is not ordered.
            """);
    }
}
