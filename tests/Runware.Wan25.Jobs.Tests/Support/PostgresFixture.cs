using Runware.Wan25.Cluster.Postgres;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>One server for all tests that need one.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresFixture : IAsyncLifetime, ICollectionFixture<PostgresFixture>
{
    public const string Name = "PostgreSQL";

    internal PostgresServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (PostgresServer.Programs is not null)
        {
            Server = await PostgresServer.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        if (Server is not null)
        {
            Npgsql.NpgsqlConnection.ClearAllPools();
            await Server.DisposeAsync();
        }
    }
}
