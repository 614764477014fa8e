using System.Globalization;
using System.Text.Json;
using Runware.Wan25.Cluster.Checks;
using Runware.Wan25.Cluster.Faults;
using Runware.Wan25.Cluster.Nodes;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cluster;

/// <summary>Checks the result of a run, and prints it with all violations.</summary>
internal sealed class ClusterReport
{
    private const int Completed = 3;
    private readonly List<(string Name, string Value)> _rows = [];
    private readonly List<string> _violations = [];

    public IReadOnlyList<string> Violations => _violations;

    public static async Task<ClusterReport> OfAsync(
        string? problem, IReadOnlyList<Guid> keys, JobTable table, EmulatorLedger ledger, string videos, IReadOnlyList<NodeSlot> nodes,
        FaultInjector injector, int repeated, TimeSpan time)
    {
        var report = new ClusterReport();
        var jobs = await table.ReadAsync();
        report.Require(problem is null, problem ?? "");
        report.CheckJobs(keys, jobs);
        report.CheckLedger(keys.Count, ledger);
        report.CheckVideos(jobs, videos);
        report.Require(
            await table.CountLeftoversAsync() == 0,
            $"{await table.CountLeftoversAsync()} triggers or executions are left in Quartz's tables.");
        report.CheckNodes(nodes, jobs);
        report.AddFaults(injector, repeated, jobs);
        await report.CheckStopsAsync(nodes);
        report.Add("time", $"{time.TotalSeconds:0.0} s");
        return report;
    }

    public void Print(TextWriter to)
    {
        to.WriteLine();
        foreach (var (name, value) in _rows)
        {
            to.WriteLine($"  {name,-34}{value}");
        }

        to.WriteLine();
        foreach (var violation in _violations)
        {
            to.WriteLine($"VIOLATION: {violation}");
        }

        to.WriteLine(_violations.Count == 0 ? "Every job is completed, charged once, and delivered." : $"{_violations.Count} violations.");
    }

    private void CheckJobs(IReadOnlyList<Guid> keys, List<(string Key, int State, int Attempts, string? Node, string Result)> jobs)
    {
        var completed = jobs.Where(job => job.State == Completed).Select(job => job.Key).ToHashSet();
        var missing = keys.Where(key => !completed.Contains(key.ToString())).ToList();
        Add("jobs completed", $"{completed.Count} of {keys.Count}");
        var others = jobs.Where(job => job.State != Completed).Take(5).Select(job => $"{job.Key} is in state {job.State}");
        Require(missing.Count == 0, $"{missing.Count} jobs are not completed: {string.Join(", ", others)}");
        Require(jobs.Count == keys.Count, $"There are {jobs.Count} jobs for {keys.Count} orders.");
    }

    private void CheckLedger(int orders, EmulatorLedger ledger)
    {
        Add("charges", $"{ledger.Charges} for {ledger.TaskCount} tasks, {ledger.Amount.ToString(CultureInfo.InvariantCulture)} USD");
        Require(ledger.Charges == orders, $"{ledger.Charges} charges for {orders} jobs.");
        var twice = ledger.Tasks.Where(task => task.Charges != 1).ToList();
        Require(twice.Count == 0, $"{twice.Count} tasks were not charged exactly once.");
    }

    /// <summary>Checks the effect of the handlers: each video is a complete file.</summary>
    private void CheckVideos(List<(string Key, int State, int Attempts, string? Node, string Result)> jobs, string folder)
    {
        var missing = new List<string>();
        foreach (var job in jobs.Where(job => job.State == Completed))
        {
            using var result = JsonDocument.Parse(job.Result);
            var ids =
                result.RootElement.GetProperty("videos").EnumerateArray().Select(video => video.GetProperty("videoId").GetGuid()).ToList();
            if (ids.Count == 0 || ids.Any(id => new FileInfo(Path.Combine(folder, $"{id:N}.mp4")) is not { Exists: true, Length: > 0 }))
            {
                missing.Add(job.Key);
            }
        }

        Add("videos in the folder", Directory.GetFiles(folder, "*.mp4").Length.ToString(CultureInfo.InvariantCulture));
        Require(missing.Count == 0, $"{missing.Count} completed jobs have no video in the folder: {string.Join(", ", missing.Take(5))}");
    }

    private void CheckNodes(IReadOnlyList<NodeSlot> nodes, List<(string Key, int State, int Attempts, string? Node, string Result)> jobs)
    {
        foreach (var node in nodes)
        {
            var done = jobs.Count(
                job => job.Node is { } name && node.Processes.Any(process => name.Contains($"/{process}/", StringComparison.Ordinal)));
            Add($"studio {node.Number}", $"{done} jobs, {node.Processes.Count} processes");
            Require(done > 0, $"Studio {node.Number} has completed no job.");
            Require(
                node.Current is null or { HasEnded: false },
                $"Studio {node.Number} ended by itself:{Environment.NewLine}{node.Current?.LastOutput}");
        }
    }

    private void AddFaults(
        FaultInjector injector, int repeated, List<(string Key, int State, int Attempts, string? Node, string Result)> jobs)
    {
        int interrupted = injector.Recoveries.Sum(recovery => recovery.Jobs);
        Add("kills", $"{injector.Kills}, {injector.Recoveries.Count} of them with running jobs ({interrupted} jobs)");
        if (injector.Recoveries.Count > 0)
        {
            var times = injector.Recoveries.Select(recovery => recovery.Time.TotalSeconds).Order().ToList();
            Add("takeover time", $"{times[0]:0.0} s minimum, {times[times.Count / 2]:0.0} s median, {times[^1]:0.0} s maximum");
        }

        Add("stops of the database", injector.Outages.ToString(CultureInfo.InvariantCulture));
        Add("jobs started more than once", jobs.Count(job => job.Attempts > 1).ToString(CultureInfo.InvariantCulture));
        Add("orders repeated", repeated.ToString(CultureInfo.InvariantCulture));
    }

    private async Task CheckStopsAsync(IReadOnlyList<NodeSlot> nodes)
    {
        var stops = await Task.WhenAll(nodes.Where(node => node.Current is not null).Select(node => node.Current!.StopAsync()));
        Require(stops.All(stop => stop.ExitCode == 0), "A studio did not exit with code 0 after SIGTERM.");
        Add("time to stop", $"{stops.Select(stop => stop.Time.TotalSeconds).DefaultIfEmpty().Max():0.0} s maximum");
    }

    private void Add(string name, string value) => _rows.Add((name, value));

    private void Require(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            _violations.Add(otherwise);
        }
    }
}
