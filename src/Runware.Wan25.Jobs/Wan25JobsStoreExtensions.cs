using System.Diagnostics.CodeAnalysis;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Provides extension methods that select where jobs are stored. One of the three stores is required.</summary>
public static class Wan25JobsStoreExtensions
{
    /// <summary>Stores jobs in memory. They end with the process; use it in tests.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static Wan25JobsBuilder UseInMemory(this Wan25JobsBuilder builder) => builder.Use(new(StoreKind.InMemory, ""));

    /// <summary>Stores jobs in an SQLite file, for one process at a time.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">
    /// The connection string, for example <c>Data Source=jobs.db</c>. The file is created if it is missing, readable for its owner only:
    /// requests are stored in it as they are.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    public static Wan25JobsBuilder UseSqlite(this Wan25JobsBuilder builder, string connectionString)
    {
        ThrowIfEmpty(connectionString, nameof(UseSqlite));
        return builder.Use(new(StoreKind.Sqlite, connectionString));
    }

    /// <summary>Stores jobs in PostgreSQL, for one process, or with <see cref="UseClustering"/> for several.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">
    /// The connection string, for example <c>Host=db;Database=studio;Username=studio;Password=…</c>. Missing tables are created; a role
    /// that may not create tables can use those that are there.
    /// </param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="connectionString"/> is empty.</exception>
    public static Wan25JobsBuilder UsePostgres(this Wan25JobsBuilder builder, string connectionString)
    {
        ThrowIfEmpty(connectionString, nameof(UsePostgres));
        return builder.Use(new(StoreKind.Postgres, connectionString));
    }

    /// <summary>
    /// Lets several processes share the jobs of a PostgreSQL database. Each job runs on one of them, and on another one when that process
    /// ends.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static Wan25JobsBuilder UseClustering(this Wan25JobsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Configure(options => options.Clustered = true);
    }

    private static Wan25JobsBuilder Use(this Wan25JobsBuilder builder, StoreConfiguration store)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Configure(options => options.Store = store);
    }

    private static void ThrowIfEmpty([NotNull] string? connectionString, string method)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new ArgumentException(
                $"The connection string of {method} is empty. Check that it is configured.", nameof(connectionString));
        }
    }
}
