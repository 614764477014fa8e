using System.Collections.Specialized;
using Microsoft.Extensions.Logging;
using Quartz.Impl;
using Quartz.Impl.AdoJobStore.Common;
using Quartz.Spi;
using Quartz.Util;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Scheduling;

/// <summary>
/// Creates a scheduler that belongs to one host. Quartz's own factory keeps schedulers and databases in static lists by name, which two
/// hosts in one process would share.
/// </summary>
internal sealed class QuartzSchedulerFactory(NameValueCollection properties, JobDatabase database, ILoggerFactory loggers)
    : StdSchedulerFactory(properties)
{
    private readonly SchedulerRepository _schedulers = new();
    private readonly DBConnectionManager _databases = new(loggers);

    protected override ISchedulerRepository GetSchedulerRepository() => _schedulers;

    protected override IDbConnectionManager GetDBConnectionManager() => _databases;

    protected override T InstantiateType<T>(Type? implementationType) =>
        typeof(T) == typeof(IDbProvider) ? (T)(object)database
        : implementationType == typeof(QuartzJobStore) ? (T)(object)new QuartzJobStore(database.Gate)
        : base.InstantiateType<T>(implementationType);
}
