using System.Globalization;

namespace Runware.Wan25.Cluster.Nodes;

/// <summary>Provides the settings of a studio in the cluster.</summary>
internal static class StudioSettings
{
    public static Dictionary<string, string> Of(ClusterPlan plan, int number, string folder, string database, Uri service)
    {
        var settings = new Dictionary<string, string>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["contentRoot"] = folder,
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:System.Net.Http.HttpClient"] = "Warning",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Studio:Data"] = $"node-{number}",
            ["Studio:Videos"] = Path.Combine(folder, "videos"),
            ["Wan25:Endpoint"] = service.ToString(),
            ["Wan25:ApiKey"] = "cluster-key",
            ["Wan25:Polling:FirstDelay"] = "00:00:00.5",
            ["Wan25:Polling:MinDelay"] = "00:00:00.5",
            ["Wan25:Polling:MaxDelay"] = "00:00:01",
            ["Wan25:Retry:BaseDelay"] = "00:00:00.3",
            ["Jobs:Provider"] = "postgres",
            ["Jobs:ConnectionString"] = database,
            ["Jobs:NodeName"] = $"studio-{number}",
            ["Jobs:MaxRunningPerNode"] = plan.RunningPerNode.ToString(CultureInfo.InvariantCulture),
            ["Jobs:IdleWaitTime"] = "00:00:01",
            ["Jobs:CheckinInterval"] = "00:00:01",
            ["Jobs:CheckinMisfireThreshold"] = "00:00:03",
            ["Jobs:RetryBaseDelay"] = "00:00:00.5",
            ["Jobs:RetryMaxDelay"] = "00:00:10",
            ["Jobs:DeliveryBaseDelay"] = "00:00:00.5",
        };
        if (plan.Limit is { } limit)
        {
            settings["Jobs:MaxRunningInCluster"] = limit.ToString(CultureInfo.InvariantCulture);
        }

        return settings;
    }
}
