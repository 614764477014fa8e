using Runware.Wan25.Cluster;
using Runware.Wan25.Cluster.Postgres;

if (args is ["scale", var count, "sqlite" or "postgres"] && int.TryParse(count, out var jobs) && jobs > 1)
{
    return await Scale.RunAsync(jobs, args[2] == "postgres");
}

if (ClusterPlan.Parse(args) is not { } plan)
{
    await Console.Error.WriteLineAsync(ClusterPlan.Usage);
    return 2;
}

if (PostgresServer.Programs is null)
{
    await Console.Error.WriteLineAsync("PostgreSQL is not installed (Debian: apt-get install postgresql).");
    return 2;
}

var report = await ClusterRun.RunAsync(plan);
report.Print(Console.Out);
return report.Violations.Count == 0 ? 0 : 1;
