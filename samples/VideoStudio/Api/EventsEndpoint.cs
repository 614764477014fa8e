using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace VideoStudio;

/// <summary>
/// Streams changes of jobs as server-sent events: <c>state</c> with all recent jobs first, then <c>change</c> with those that changed or
/// are gone, empty as a heartbeat. A browser that reconnects starts with the whole state. Jobs are read from the database, so that any node
/// can run them.
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
            var changed = page.Jobs.Where(job => !known.TryGetValue(job.Key, out DateTimeOffset seen) || seen != job.UpdatedAt).ToList();
            var removed = new List<string>();
            foreach (string key in known.Keys.Except(page.Jobs.Select(job => job.Key)))
            {
                // Deleted, or only too old to be among the recent ones: then it may have ended at the same moment.
                if (await recent.FindAsync(key, ending.Token).OrNullWhenCanceled() is { } job)
                {
                    changed.Add(job);
                }
                else
                {
                    removed.Add(key);
                }
            }

            bool isFirst = lastSent == DateTimeOffset.MinValue;
            DateTimeOffset now = clock.GetUtcNow();
            if (ending.IsCancellationRequested)
            {
                yield break;
            }

            if (isFirst || changed.Count > 0 || removed.Count > 0 || now - lastSent >= Heartbeat)
            {
                lastSent = now;
                known = page.Jobs.ToDictionary(job => job.Key, job => job.UpdatedAt);
                var list = new JobList([.. changed.Select(JobViews.Of)], page.NextCursor, now) { Since = page.Since, Removed = removed };
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
