using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;
using Quartz.Impl.AdoJobStore;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>Registers the scheduler of the jobs, beside any other that the application has.</summary>
internal static class QuartzSetup
{
    private const string Name = Wan25JobsBuilder.SchedulerName;

    public static void Add<TJob>(IServiceCollection services)
        where TJob : IJob
    {
        services.AddKeyedSingleton(Name, JobBuilder.Create<TJob>().WithIdentity(JobTriggers.Job).StoreDurably().RequestRecovery().Build());
        services.AddQuartz(Name, quartz => quartz
            .AddJob<TJob>(job => job.WithIdentity(JobTriggers.Job).StoreDurably().RequestRecovery())
            .UseExecutionLimits(static (provider, limits) => Limit(limits, provider.GetRequiredService<Wan25JobsOptions>()))
            .UsePersistentStore(store => store
                .UseDataSource(Name)
                .UseDataSource(source => source.DataSourceFactory = static provider => provider.GetRequiredService<JobDatabase>())
                .UseDriverDelegate(static provider =>
                    IsPostgres(provider.GetRequiredService<Wan25JobsOptions>()) ? new PostgreSQLDelegate() : new SQLiteDelegate())
                .ProvisionSchema()));

        Configure<DataSourceOptions>(services, (source, options, _) => source.Provider = IsPostgres(options)
            ? DataSourceOptions.Providers.Npgsql
            : DataSourceOptions.Providers.Sqlite);
        Configure<QuartzSchedulerOptions>(services, (scheduler, options, instance) =>
        {
            scheduler.InstanceId = instance.Value;
            scheduler.IdleWaitTime = options.IdleWaitTime;

            // A trigger holds no data.
            scheduler.PropagateTraceContext = false;
        });
        Configure<ThreadPoolOptions>(services, (threads, options, _) => threads.MaxConcurrency = Math.Max(1, options.MaxRunningPerNode));
        Configure<AdoJobStoreOptions>(services, (store, options, _) =>
        {
            // The tables of a Quartz 3 may be in the same database.
            store.TablePrefix = "wan25_qrtz_";
            store.CommandTimeout = options.StorageTimeout;
            store.DbRetryInterval = TimeSpan.FromSeconds(1);
            store.UseDbLocks = options.Clustered;
            store.MaxConsecutiveFireFailures = 0;
        });
        Configure<ClusteringOptions>(services, (cluster, options, _) =>
        {
            cluster.Enabled = options.Clustered;
            cluster.CheckinInterval = options.CheckinInterval;
            cluster.CheckinMisfireThreshold = options.CheckinMisfireThreshold;
        });

        // It starts when the database is claimed, not when the application's hosted service of Quartz starts all schedulers.
        services.Configure<QuartzHostedServiceOptions>(Name, hosted => hosted.AutoStart = false);
    }

    private static bool IsPostgres(Wan25JobsOptions options) => options.Store is { Kind: StoreKind.Postgres };

    private static void Limit(ExecutionLimitsBuilder limits, Wan25JobsOptions options)
    {
        if (options.MaxRunningInCluster is { } limit)
        {
            limits.ForGroup(JobTriggers.Group, limit, ExecutionLimitScope.Cluster);
        }
    }

    private static void Configure<TOptions>(IServiceCollection services, Action<TOptions, Wan25JobsOptions, InstanceId> configure)
        where TOptions : class => services.AddOptions<TOptions>(Name).Configure<IServiceProvider>((target, provider) =>
    {
        try
        {
            configure(target, provider.GetRequiredService<Wan25JobsOptions>(), provider.GetRequiredService<InstanceId>());
        }
        catch (OptionsValidationException)
        {
            // The host reports it for the jobs' own options.
        }
    });
}
