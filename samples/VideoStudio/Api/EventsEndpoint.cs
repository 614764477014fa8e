using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Runware.Wan25.Jobs;

namespace VideoStudio;

/// <summary>
/// Streams changes of jobs as server-sent events: <c>state</c> with all recent jobs first, then <c>change</c> with those that changed,
/// empty as a heartbeat. A browser that reconnects starts with the whole state. Jobs are read from the database, so that any node can run
/// them.
/// </summary>
internal static class EventsEndpoint
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(1);

    public static ServerSentEventsResult<JobList> Stream(
        RecentJobs recent,
        TimeProvider clock,
        IOptions<StudioOptions> options,
        IHostApplicationLifetime host,
        CancellationToken cancellationToken) =>
        TypedResults.ServerSentEvents(ReadAsync(recent, clock, options.Value.RefreshInterval, host.ApplicationStopping, cancellationToken));

    private static async IAsyncEnumerable<SseItem<JobList>> ReadAsync(
        RecentJobs recent,
        TimeProvider clock,
        TimeSpan interval,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        var known = new Dictionary<string, DateTimeOffset>();
        DateTimeOffset lastSent = DateTimeOffset.MinValue;
        while (await recent.GetAsync(ending.Token).OrNullWhenCanceled() is { } page)
        {
            VideoJob[] changed = [.. page.Jobs.Where(job => !known.TryGetValue(job.Key, out DateTimeOffset seen) || seen != job.UpdatedAt)];
            bool isFirst = lastSent == DateTimeOffset.MinValue;
            DateTimeOffset now = clock.GetUtcNow();
            if (isFirst || changed.Length > 0 || now - lastSent >= Heartbeat)
            {
                lastSent = now;
                known = page.Jobs.ToDictionary(job => job.Key, job => job.UpdatedAt);
                var list = new JobList([.. changed.Select(JobViews.Of)], page.NextCursor, now);
                yield return new SseItem<JobList>(list, isFirst ? "state" : "change")
                {
                    ReconnectionInterval = isFirst ? Reconnection : null,
                };
            }

            if (!await Task.Delay(interval, clock, ending.Token).UnlessCanceled())
            {
                yield break;
            }
        }
    }
}
