namespace Runware.Wan25.Jobs.Tests.Support;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wan25-jobs-");

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "jobs.db")}";

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
