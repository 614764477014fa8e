using System.Runtime.CompilerServices;
using Runware.Wan25.Cluster.Postgres;

namespace Runware.Wan25.Jobs.Tests.Support;

/// <summary>A test that needs the server's binaries.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute([CallerMemberName] string testName = "") =>
        this.SkipIf(PostgresServer.Programs is null, "PostgreSQL is not installed (Debian: apt-get install postgresql).", testName);
}
