using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Creates the tables of the jobs, and upgrades those of an earlier version.</summary>
internal static class Schema
{
    /// <summary>The version of the table. A node does not start with a newer one.</summary>
    public const long Version = 2;

    // Times are milliseconds since 1970 (UTC); state is the number of a VideoJobState.
    private const string Columns =
        """
        job_key text not null unique,
        state integer not null,
        request text not null,
        operation_id text not null,
        enqueued_at bigint not null,
        updated_at bigint not null,
        due_at bigint not null,
        started_at bigint,
        ended_at bigint,
        attempts integer not null default 0,
        deliveries integer not null default 0,
        accepted integer not null default 0,
        percent integer,
        result text,
        failure text,
        last_error text,
        node text,
        claimed_by text
        """;

    // Without their columns, nodes of version 1 cannot touch a job any more; jobs that they were running are free at once.
    private const string FromVersion1 =
        """
        alter table wan25_jobs drop column lane;
        alter table wan25_jobs drop column turn;
        alter table wan25_jobs rename column trouble to last_error;
        alter table wan25_jobs add column claimed_by text;
        create index wan25_jobs_by_time on wan25_jobs (enqueued_at);
        update wan25_jobs_schema set version = 2;
        """;

    /// <summary>
    /// Creates or upgrades the tables. Several nodes can do it at once; a role without the right to create can start afterwards.
    /// </summary>
    public static async Task InstallAsync(JobDatabase database, CancellationToken cancellationToken)
    {
        await database.LocateAsync(cancellationToken).ConfigureAwait(false);
        DbConnection connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await FindVersionAsync(database, connection, cancellationToken).ConfigureAwait(false) == Version)
            {
                return;
            }

            DbTransaction transaction = await database.BeginInstallationAsync(connection, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                string script = await FindVersionAsync(database, connection, cancellationToken).ConfigureAwait(false) switch
                {
                    0 => Create(database),
                    1 => FromVersion1,
                    _ => "select 1",
                };
                await connection.ExecuteAsync(script, cancellationToken).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string Create(JobDatabase database) =>
        $"""
        create table wan25_jobs_schema (version bigint not null);
        create table wan25_jobs (sequence {database.IdentityColumn}, {Columns});
        create index wan25_jobs_by_state on wan25_jobs (state, sequence);
        create index wan25_jobs_by_time on wan25_jobs (enqueued_at);
        insert into wan25_jobs_schema (version) values ({Version});
        """;

    private static async Task<long> FindVersionAsync(JobDatabase database, DbConnection connection, CancellationToken cancellationToken)
    {
        List<bool> exists = await connection.QueryAsync(
            database.SchemaExists, row => Convert.ToBoolean(row.GetValue(0), null), cancellationToken).ConfigureAwait(false);
        if (!exists[0])
        {
            return 0;
        }

        long version = (await connection.QueryAsync(
            "select max(version) from wan25_jobs_schema", row => row.GetInt64(0), cancellationToken).ConfigureAwait(false))[0];
        return version <= Version ? version : throw new VideoJobFormatException(
            $"The jobs database has schema version {version} of a newer version of Runware.Wan25.Jobs; "
            + $"this version supports schema versions up to {Version}. Update this node.");
    }
}
