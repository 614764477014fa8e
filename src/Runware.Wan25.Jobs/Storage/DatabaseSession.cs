using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>A connection, and the place at the gate that comes with it.</summary>
internal sealed class DatabaseSession(DbConnection connection, WriterGate? gate) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    /// <summary>Lets Quartz take part in what this session does.</summary>
    public void LetQuartzPass() => gate?.LetQuartzPass();

    public async ValueTask DisposeAsync()
    {
        try
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            gate?.Leave();
        }
    }
}
