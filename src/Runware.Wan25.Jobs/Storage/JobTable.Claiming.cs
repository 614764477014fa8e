using System.Globalization;

namespace Runware.Wan25.Jobs.Storage;

/// <content>Which job runs next.</content>
internal sealed partial class JobTable
{
    // No delay is longer than the horizon: the clock was ahead when the time was stored.
    private const string IsDue = "(due_at <= @now or due_at > @horizon)";
    private const string Started = "state in (1, 2)";

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Claims the job to run next: one that was started and is due again, because it may have been paid for, or else the oldest that is
    /// queued.
    /// </summary>
    public async Task<VideoJob?> ClaimAsync(string node, IReadOnlyCollection<string> alive, CancellationToken cancellationToken) =>
        await ClaimAsync($"{Started} and {IsFree(alive)}", "due_at", node, alive, cancellationToken).ConfigureAwait(false)
        ?? await ClaimAsync("state = 0", "sequence", node, alive, cancellationToken).ConfigureAwait(false);

    /// <summary>Counts the jobs that are due and free.</summary>
    public Task<int> CountDueAsync(IReadOnlyCollection<string> alive, int max, CancellationToken cancellationToken) =>
        CountAsync($"state in (0, 1, 2) and {IsDue} and {IsFree(alive)}", max, cancellationToken, [.. Parameters(alive), Now(), Horizon()]);

    /// <summary>Counts the jobs that live nodes have claimed.</summary>
    public Task<int> CountClaimedAsync(IReadOnlyCollection<string> alive, int max, CancellationToken cancellationToken) =>
        CountAsync($"{Started} and not {IsFree(alive)}", max, cancellationToken, [.. Parameters(alive)]);

    private async Task<int> CountAsync(
        string condition, int max, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters) =>
        (await database.QueryAsync($"select 1 from wan25_jobs where {condition} limit {max}", _ => 0, cancellationToken, parameters)
            .ConfigureAwait(false)).Count;

    private static string IsFree(IReadOnlyCollection<string> alive) =>
        $"(claimed_by is null or claimed_by not in ({string.Join(", ", alive.Select((_, index) => Parameter(index, "@")))}))";

    private static IEnumerable<(string Name, object? Value)> Parameters(IEnumerable<string> alive) =>
        alive.Select((name, index) => (Parameter(index, ""), (object?)name));

    private static string Parameter(int index, string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}alive{index}");

    private (string Name, object? Value) Horizon()
    {
        TimeSpan longest = new[] { options.RetryMaxDelay, options.DeliveryMaxDelay, Wan25JobsOptions.MaxRetryAfter }.Max();
        return ("horizon", (clock.GetUtcNow() + longest + ClockTolerance).ToUnixTimeMilliseconds());
    }

    private async Task<VideoJob?> ClaimAsync(
        string isCandidate, string order, string node, IReadOnlyCollection<string> alive, CancellationToken cancellationToken) => (
        await database.WriteAsync(
            $"""
            update wan25_jobs set
                attempts = attempts + 1, claimed_by = @node, node = @node, started_at = coalesce(started_at, @now), {SetUpdatedAt},
                state = case when state = 0 then 1 else state end
            where sequence = (
                select sequence from wan25_jobs
                where {isCandidate} and {IsDue} order by {order} limit 1{database.SkipLocked})
            returning {JobReader.Columns}
            """,
            JobReader.Read,
            cancellationToken,
            [.. Parameters(alive), ("node", node), Now(), Horizon()]).ConfigureAwait(false)).FirstOrDefault();
}
