namespace Runware.Wan25.Jobs.Storage;

/// <summary>Specifies where jobs are stored.</summary>
/// <param name="Kind">The kind of database.</param>
/// <param name="ConnectionString">The connection string; empty for memory.</param>
internal sealed record StoreConfiguration(StoreKind Kind, string ConnectionString)
{
    // The generated text would contain the password.
    public override string ToString() => Kind.ToString();
}

/// <summary>The kinds of database.</summary>
internal enum StoreKind
{
    InMemory,
    Sqlite,
    Postgres,
}
