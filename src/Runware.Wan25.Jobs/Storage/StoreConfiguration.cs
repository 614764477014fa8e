namespace Runware.Wan25.Jobs.Storage;

/// <summary>Where the jobs are to be stored.</summary>
/// <param name="Kind">The kind of database.</param>
/// <param name="ConnectionString">How to reach it; empty for memory.</param>
internal sealed record StoreConfiguration(StoreKind Kind, string ConnectionString)
{
    // The generated text would show the password.
    public override string ToString() => Kind.ToString();
}

/// <summary>The kinds of database.</summary>
internal enum StoreKind
{
    InMemory,
    Sqlite,
    Postgres,
}
