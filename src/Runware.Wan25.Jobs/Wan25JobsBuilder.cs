using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Says where the jobs are stored, what is done with their ends, and with which limits. One of the three stores must be chosen.</summary>
public sealed class Wan25JobsBuilder
{
    internal Wan25JobsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Keeps the jobs in memory: they end with the process. For tests.</summary>
    /// <returns>This builder.</returns>
    public Wan25JobsBuilder UseInMemory() => Use(new(StoreKind.InMemory, ""));

    /// <summary>Keeps the jobs in an SQLite file, for one process at a time.</summary>
    /// <param name="connectionString">For example <c>Data Source=jobs.db</c>. The file is made where it is absent.</param>
    /// <returns>This builder.</returns>
    public Wan25JobsBuilder UseSqlite(string connectionString)
    {
        CheckConfigured(connectionString, nameof(UseSqlite));
        return Use(new(StoreKind.Sqlite, connectionString));
    }

    /// <summary>Keeps the jobs in PostgreSQL: for one process, or with <see cref="UseClustering"/> for many.</summary>
    /// <param name="connectionString">For example <c>Host=db;Database=studio;Username=studio;Password=…</c>. The tables are made where they are absent.</param>
    /// <returns>This builder.</returns>
    public Wan25JobsBuilder UsePostgres(string connectionString)
    {
        CheckConfigured(connectionString, nameof(UsePostgres));
        return Use(new(StoreKind.Postgres, connectionString));
    }

    /// <summary>Lets any number of processes share the jobs, on the same PostgreSQL database: each job runs on one of them, and when that one dies, on another.</summary>
    /// <returns>This builder.</returns>
    public Wan25JobsBuilder UseClustering() => Configure(options => options.Clustered = true);

    /// <summary>Sets the options.</summary>
    /// <param name="configure">Sets them.</param>
    /// <returns>This builder.</returns>
    public Wan25JobsBuilder Configure(Action<Wan25JobsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>
    /// Adds a handler, made anew for each call in a scope of its own. Where there are several they are called one after the other, in this order, and when one throws all of
    /// them are called again.
    /// </summary>
    /// <typeparam name="THandler">The handler.</typeparam>
    /// <returns>This builder.</returns>
    public Wan25JobsBuilder AddHandler<THandler>()
        where THandler : class, IVideoJobHandler
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<IVideoJobHandler, THandler>());
        return this;
    }

    private static void CheckConfigured([NotNull] string? connectionString, string method)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ArgumentException($"{method} was given no connection string. Is it configured?", nameof(connectionString));
        }
    }

    private Wan25JobsBuilder Use(StoreConfiguration store) => Configure(options => options.Store = store);
}
