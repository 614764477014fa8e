using Microsoft.Extensions.Logging;
using Quartz;
using Quartz.Impl.AdoJobStore.Common;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Maps the options to those of Quartz.</summary>
internal static class SchedulerSetup
{
    private const string DataSource = "wan25-jobs";

    public static QuartzSchedulerFactory CreateFactory(
        Wan25JobsOptions options, JobDatabase database, string instanceId, ILoggerFactory loggers)
    {
        SchedulerBuilder builder = SchedulerBuilder.Create(instanceId, QuartzNames.Scheduler)
            .UseDefaultThreadPool(Math.Max(1, options.MaxRunningPerNode))
            .UsePersistentStore<QuartzJobStore>(store =>
            {
                store.UseProperties = true;
                store.UseSerializer<StringMapSerializer>();
                store.IdleWaitTime = (long)options.IdleWait.TotalMilliseconds;
                store.RetryInterval = TimeSpan.FromSeconds(1);
                store.PerformSchemaValidation = false;
                store.AcceptEnlistedTransactions();
                database.Configure(store, provider => provider.UseConnectionProvider<ConnectionsFromHost>(), DataSource);
                if (options.Clustered)
                {
                    store.UseClustering(cluster =>
                    {
                        cluster.CheckinInterval = options.CheckinInterval;
                        cluster.CheckinMisfireThreshold = options.CheckinTolerance;
                    });
                }
            });
        // Quartz would park a trigger after several failures, and its job would never run again.
        builder.Properties["quartz.jobStore.maxConsecutiveFireFailures"] = "0";
        return new QuartzSchedulerFactory(builder.Properties, database, loggers);
    }

    /// <summary>A placeholder: <see cref="QuartzSchedulerFactory"/> replaces it with the database of the host.</summary>
    private sealed class ConnectionsFromHost : IDbProvider
    {
        public string ConnectionString { get; set; } = "";

        public DbMetadata Metadata => throw Unused();

        public void Initialize() => throw Unused();

        public System.Data.Common.DbCommand CreateCommand() => throw Unused();

        public System.Data.Common.DbConnection CreateConnection() => throw Unused();

        public void Shutdown() => throw Unused();

        private static InvalidOperationException Unused() => new("Quartz created its own connection provider.");
    }
}
