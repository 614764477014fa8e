using Microsoft.Data.Sqlite;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs.Tests;

/// <summary>The writers of one process take turns on an SQLite file.</summary>
public sealed class SqliteTurnTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Writers_take_turns_in_the_order_in_which_they_came()
    {
        await using var database = SqliteDatabase.InMemory(Long);
        var order = new List<int>();
        IDisposable? first = await database.EnterAsync(CancellationToken.None);
        Task[] writers = [.. Enumerable.Range(0, 20).Select(WriteAsync)];
        Assert.Empty(order);

        first!.Dispose();
        await Task.WhenAll(writers);

        Assert.Equal(Enumerable.Range(0, 20), order);

        async Task WriteAsync(int number)
        {
            using IDisposable? turn = await database.EnterAsync(CancellationToken.None);
            order.Add(number);
        }
    }

    [Fact]
    public async Task A_writer_that_gives_up_leaves_the_turn_to_the_next()
    {
        await using var database = SqliteDatabase.InMemory(Long);
        using var cancellation = new CancellationTokenSource();
        IDisposable? first = await database.EnterAsync(CancellationToken.None);
        Task<IDisposable?> impatient = database.EnterAsync(cancellation.Token).AsTask();
        Task<IDisposable?> next = database.EnterAsync(CancellationToken.None).AsTask();

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Assert.False(next.IsCompleted);
        first!.Dispose();

        (await next)!.Dispose();
    }

    [Fact]
    public async Task A_wait_ends_at_the_limit_which_the_error_names()
    {
        await using var database = SqliteDatabase.InMemory(TimeSpan.FromMilliseconds(50));
        using IDisposable? first = await database.EnterAsync(CancellationToken.None);

        var thrown = await Assert.ThrowsAsync<SqliteException>(() => database.EnterAsync(CancellationToken.None).AsTask());

        Assert.Contains("00:00:00.0500000", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_writers_at_once_all_get_through()
    {
        await using var database = SqliteDatabase.InMemory(Long);
        await database.ExecuteAsync("create table rows (number integer)", CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(
            () => database.ExecuteAsync("insert into rows values (@number)", CancellationToken.None, ("number", number)))));

        Assert.Equal([200L], await database.QueryAsync("select count(*) from rows", row => row.GetInt64(0), CancellationToken.None));
    }
}
