using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Creates missing tables. It drops nothing, and several nodes can do it at once.</summary>
internal static class SchemaInstaller
{
    /// <summary>The version of the jobs table. A node does not start with a newer one.</summary>
    private const long Version = 1;

    private const int Attempts = 5;

    public static async Task InstallAsync(JobDatabase database, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await TryInstallAsync(database, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DbException exception) when (exception.IsTransient && attempt < Attempts)
            {
                // The first installation can lose a deadlock if another scheduler of the application uses the tables of Quartz.
            }
        }
    }

    private static async Task TryInstallAsync(JobDatabase database, CancellationToken cancellationToken)
    {
        DatabaseSession session = await database.WriteAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            DbTransaction transaction = await database.BeginInstallationAsync(session.Connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                await InstallAsync(database.Dialect, transaction, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task InstallAsync(string dialect, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(
            "create table if not exists wan25_jobs_schema (version bigint not null)", cancellationToken).ConfigureAwait(false);
        List<long> versions = await transaction.ReadAsync(
            "select version from wan25_jobs_schema", reader => reader.GetInt64(0), cancellationToken).ConfigureAwait(false);
        if (versions.Any(found => found > Version))
        {
            throw new VideoJobFormatException(
                $"The database of the jobs has schema version {versions.Max()} of a newer version of Runware.Wan25.Jobs; "
                + $"this version supports schema versions up to {Version}. Update this node.");
        }

        if (versions.Count > 0)
        {
            // The scripts are not run again: even checking for an index would wait for all writers, and block those behind it.
            return;
        }

        await transaction.ExecuteAsync(Script($"quartz.{dialect}.sql"), cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(Script($"jobs.{dialect}.sql"), cancellationToken).ConfigureAwait(false);
        await transaction.ExecuteAsync(
            "insert into wan25_jobs_schema (version) values (@version)", cancellationToken, ("version", Version)).ConfigureAwait(false);
    }

    private static string Script(string name)
    {
        using Stream stream = typeof(SchemaInstaller).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
