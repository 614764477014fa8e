using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.DependencyInjection;

/// <summary>Validates the settings. Each message names the setting.</summary>
internal sealed class JobsOptionsValidator(IServiceProvider services) : IValidateOptions<Wan25JobsOptions>
{
    private const string Builder = nameof(Wan25JobsBuilder);
    private const string UseInMemory = nameof(Wan25JobsStoreExtensions.UseInMemory);
    private const string UseSqlite = nameof(Wan25JobsStoreExtensions.UseSqlite);
    private const string UsePostgres = nameof(Wan25JobsStoreExtensions.UsePostgres);
    private const string UseClustering = nameof(Wan25JobsStoreExtensions.UseClustering);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(100);

    public ValidateOptionsResult Validate(string? name, Wan25JobsOptions options)
    {
        var problems = Check(options).Append(CheckClient(options)).OfType<string>()
            .Select(problem => $"{nameof(Wan25JobsOptions)}: {problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string?> Check(Wan25JobsOptions options) =>
    [
        CheckStore(options),
        Range(nameof(options.MaxRunningPerNode), options.MaxRunningPerNode, 0, 10_000),
        options.MaxRunningInCluster is { } limit ? Range(nameof(options.MaxRunningInCluster), limit, 1, 1000) : null,
        Range(nameof(options.MaxDeliveries), options.MaxDeliveries, 1, 1000),
        options.JobTimeout > TimeSpan.Zero ? null : $"{nameof(options.JobTimeout)} must be more than zero; it is {options.JobTimeout}.",
        Range(nameof(options.RetryBaseDelay), options.RetryBaseDelay, MinInterval, Day),
        Range(nameof(options.RetryMaxDelay), options.RetryMaxDelay, options.RetryBaseDelay, Day),
        Range(nameof(options.DeliveryBaseDelay), options.DeliveryBaseDelay, TimeSpan.Zero, Day),
        Range(nameof(options.DeliveryMaxDelay), options.DeliveryMaxDelay, options.DeliveryBaseDelay, Day),
        Range(nameof(options.ProgressInterval), options.ProgressInterval, TimeSpan.Zero, Hour),
        Range(nameof(options.ShutdownTimeout), options.ShutdownTimeout, TimeSpan.Zero, Hour),
        Range(nameof(options.HandlerTimeout), options.HandlerTimeout, TimeSpan.FromSeconds(1), Day),
        Range(nameof(options.StorageTimeout), options.StorageTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        options.Retention is { } retention && retention < TimeSpan.FromMinutes(1)
            ? $"{nameof(options.Retention)} must be at least {TimeSpan.FromMinutes(1)}; it is {retention}."
            : null,
        Range(nameof(options.IdleWaitTime), options.IdleWaitTime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        Range(nameof(options.CheckinInterval), options.CheckinInterval, MinInterval, TimeSpan.FromMinutes(10)),
        Range(nameof(options.CheckinMisfireThreshold), options.CheckinMisfireThreshold, MinInterval, Hour),
        options.NodeName is { Length: >= 1 and <= 100 } ? null : $"{nameof(options.NodeName)} must have 1 to 100 characters.",
        options.IdempotencyScope is { Length: >= 1 } scope && !scope.Contains('\n', StringComparison.Ordinal)
            ? null
            : $"{nameof(options.IdempotencyScope)} must not be empty or contain a line feed.",
    ];

    // If the container does not support the query, a missing client is reported when it is first needed.
    private string? CheckClient(Wan25JobsOptions options)
    {
        bool? isRegistered = options.ClientKey is { } key
            ? services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IWan25Client), key)
            : services.GetService<IServiceProviderIsService>()?.IsService(typeof(IWan25Client));
        return isRegistered != false ? null
            : options.ClientKey is null ? "no client is registered: call AddWan25."
            : $"no client is registered with the {nameof(options.ClientKey)} '{options.ClientKey}': call AddKeyedWan25 with that key.";
    }

    private static string? CheckStore(Wan25JobsOptions options) => options.Store switch
    {
        null => $"no store is selected: call {Builder}.{UseSqlite}, {UsePostgres} or {UseInMemory}.",
        { Kind: StoreKind.InMemory } when options.Clustered => $"{UseClustering} requires {UsePostgres}: memory is not shared.",
        { Kind: StoreKind.Sqlite } when options.Clustered =>
            $"{UseClustering} requires {UsePostgres}: an SQLite file serves one process at a time.",
        { Kind: StoreKind.Sqlite, ConnectionString: var text } => CheckSqlite(text),
        { Kind: StoreKind.Postgres, ConnectionString: var text } => CheckPostgres(text),
        _ => null,
    };

    private static string? CheckSqlite(string connectionString)
    {
        try
        {
            string source = new SqliteConnectionStringBuilder(connectionString).DataSource;
            return source.Length > 0 && !source.Contains(":memory:", StringComparison.Ordinal)
                ? null
                : $"the connection string of {UseSqlite} must name a file, for example Data Source=jobs.db; "
                    + $"for memory call {UseInMemory}.";
        }
        catch (ArgumentException)
        {
            // The message of the exception may contain the connection string.
            return $"the connection string of {UseSqlite} cannot be read; it should look like Data Source=jobs.db.";
        }
    }

    private static string? CheckPostgres(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is { Length: > 0 }
                ? null
                : $"the connection string of {UsePostgres} must name a Host.";
        }
        catch (ArgumentException)
        {
            return $"the connection string of {UsePostgres} cannot be read; it should look like "
                + "Host=…;Database=…;Username=…;Password=….";
        }
    }

    private static string? Range<T>(string name, T value, T min, T max)
        where T : IComparable<T> =>
        value.CompareTo(min) >= 0 && value.CompareTo(max) <= 0 ? null : $"{name} must be from {min} to {max}; it is {value}.";
}
