using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Configures jobs: their store, their handlers and their settings. One of the three stores is required.</summary>
public sealed class Wan25JobsBuilder
{
    internal Wan25JobsBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Stores jobs in memory. They end with the process; use it in tests.</summary>
    /// <returns>The builder.</returns>
    public Wan25JobsBuilder UseInMemory() => Use(new(StoreKind.InMemory, ""));

    /// <summary>Stores jobs in an SQLite file, for one process at a time.</summary>
    /// <param name="connectionString">
    /// The connection string, for example <c>Data Source=jobs.db</c>. The file is created if it is missing.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    public Wan25JobsBuilder UseSqlite(string connectionString)
    {
        ThrowIfEmpty(connectionString, nameof(UseSqlite));
        return Use(new(StoreKind.Sqlite, connectionString));
    }

    /// <summary>Stores jobs in PostgreSQL, for one process, or with <see cref="UseClustering"/> for several.</summary>
    /// <param name="connectionString">
    /// The connection string, for example <c>Host=db;Database=studio;Username=studio;Password=…</c>. Missing tables are created.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    public Wan25JobsBuilder UsePostgres(string connectionString)
    {
        ThrowIfEmpty(connectionString, nameof(UsePostgres));
        return Use(new(StoreKind.Postgres, connectionString));
    }

    /// <summary>
    /// Lets several processes share the jobs of a PostgreSQL database. Each job runs on one of them, and on another one when that process
    /// ends.
    /// </summary>
    /// <returns>The builder.</returns>
    public Wan25JobsBuilder UseClustering() => Configure(options => options.Clustered = true);

    /// <summary>Configures the settings.</summary>
    /// <param name="configure">A delegate that sets the options.</param>
    /// <returns>The builder.</returns>
    public Wan25JobsBuilder Configure(Action<Wan25JobsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Configures the settings from configuration.</summary>
    /// <param name="section">
    /// The section, with the names of <see cref="Wan25JobsOptions"/>. Other names are ignored. Durations have units: <c>"00:05:00"</c>, not
    /// <c>"5"</c>.
    /// </param>
    /// <returns>The builder.</returns>
    public Wan25JobsBuilder Configure(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Services.AddOptions<Wan25JobsOptions>().Bind(section);
        Services.AddSingleton<IValidateOptions<Wan25JobsOptions>>(new JobsSectionValidator(section));
        return this;
    }

    /// <summary>Adds a handler, which is created for each call in a scope of its own.</summary>
    /// <typeparam name="THandler">The type of the handler.</typeparam>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// Several handlers are called one after the other, in the order in which they were added. If one throws, all are called again.
    /// </remarks>
    public Wan25JobsBuilder AddHandler<THandler>()
        where THandler : class, IVideoJobHandler
    {
        Services.TryAddEnumerable(ServiceDescriptor.Scoped<IVideoJobHandler, THandler>());
        return this;
    }

    private static void ThrowIfEmpty([NotNull] string? connectionString, string method)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ArgumentException(
                $"The connection string of {method} is empty. Check that it is configured.", nameof(connectionString));
        }
    }

    private Wan25JobsBuilder Use(StoreConfiguration store) => Configure(options => options.Store = store);
}
