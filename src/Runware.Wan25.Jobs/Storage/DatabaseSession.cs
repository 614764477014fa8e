using System.Data.Common;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Represents an open connection, and the place at the writer gate that it holds.</summary>
internal sealed class DatabaseSession(DbConnection connection, WriterGate? gate) : IAsyncDisposable
{
    public DbConnection Connection => connection;

    /// <summary>Lets Quartz join the work of this session.</summary>
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
