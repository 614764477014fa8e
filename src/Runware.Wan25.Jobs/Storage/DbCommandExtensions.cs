using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Provides extension methods that execute a command on a connection or inside a transaction.</summary>
internal static class DbCommandExtensions
{
    public static Task<int> ExecuteAsync(
        this DbConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters) =>
        ExecuteAsync(Create(connection, transaction: null, sql, parameters), cancellationToken);

    public static Task<int> ExecuteAsync(
        this DbTransaction transaction,
        string sql,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters) =>
        ExecuteAsync(Create(transaction.Connection!, transaction, sql, parameters), cancellationToken);

    public static Task<List<T>> ReadAsync<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> row,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters) =>
        ReadAsync(Create(connection, transaction: null, sql, parameters), row, cancellationToken);

    public static Task<List<T>> ReadAsync<T>(
        this DbTransaction transaction,
        string sql,
        Func<DbDataReader, T> row,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters) =>
        ReadAsync(Create(transaction.Connection!, transaction, sql, parameters), row, cancellationToken);

    public static async Task<T?> ReadValueAsync<T>(
        this DbConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params (string Name, object? Value)[] parameters)
        where T : struct
    {
        List<T?> values = await connection.ReadAsync(
            sql, reader => reader.IsDBNull(0) ? (T?)null : reader.GetFieldValue<T>(0), cancellationToken, parameters).ConfigureAwait(false);
        return values.FirstOrDefault();
    }

    private static DbCommand Create(
        DbConnection connection, DbTransaction? transaction, string sql, (string Name, object? Value)[] parameters)
    {
        DbCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // All command texts are constants; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string? name, object? value) in parameters)
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static async Task<int> ExecuteAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<List<T>> ReadAsync<T>(DbCommand command, Func<DbDataReader, T> row, CancellationToken cancellationToken)
    {
        await using (command.ConfigureAwait(false))
        {
            var rows = new List<T>();
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(row(reader));
                }
            }

            return rows;
        }
    }
}
