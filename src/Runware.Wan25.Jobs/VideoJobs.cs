using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Running;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Implements <see cref="IVideoJobs"/>: the one place where storage, scheduling and the client meet.</summary>
internal sealed class VideoJobs(
    JobTable table,
    JobQueries queries,
    JobTriggers triggers,
    RunningJobs running,
    RequestPreparer preparer,
    Wan25JobsOptions options,
    TimeProvider clock,
    ILogger<VideoJobs> logger) : IVideoJobs
{
    private const int MaxKeyLength = 150;
    private const int MaxPageSize = 500;
    private static readonly TimeSpan MinWatchInterval = TimeSpan.FromMilliseconds(200);

    public async Task<VideoJob> EnqueueAsync(string key, VideoRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        CheckKey(key);
        return (await StoreAsync([(key, request)], cancellationToken).ConfigureAwait(false))[0];
    }

    public Task<IReadOnlyList<VideoJob>> EnqueueAllAsync(
        IReadOnlyDictionary<string, VideoRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        foreach (string key in requests.Keys)
        {
            CheckKey(key);
        }

        return StoreAsync([.. requests.Select(request => (request.Key, request.Value))], cancellationToken);
    }

    public async Task<VideoJob?> FindAsync(string key, CancellationToken cancellationToken)
    {
        CheckKey(key);
        return await queries.FindAsync(key, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<VideoJob> WatchAsync(string key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TimeSpan interval = options.ProgressInterval > MinWatchInterval ? options.ProgressInterval : MinWatchInterval;
        DateTimeOffset? seen = null;
        while (await FindAsync(key, cancellationToken).ConfigureAwait(false) is { } job)
        {
            if (job.UpdatedAt != seen)
            {
                yield return job;
                seen = job.UpdatedAt;
            }

            if (job.State is not (VideoJobState.Queued or VideoJobState.Running or VideoJobState.Delivering))
            {
                yield break;
            }

            await Task.Delay(interval, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<VideoJobPage> ListAsync(VideoJobQuery? query, CancellationToken cancellationToken)
    {
        query ??= new();
        if (query.PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(query), query.PageSize, $"{nameof(VideoJobQuery.PageSize)} must be from 1 to {MaxPageSize}.");
        }

        long? cursor = query.Cursor is null ? null : ParseCursor(query);
        List<VideoJob> found = await queries.ListAsync(query, cursor, query.PageSize + 1, cancellationToken).ConfigureAwait(false);
        VideoJob[] page = [.. found.Take(query.PageSize)];
        return new()
        {
            Jobs = page,
            NextCursor = found.Count > page.Length ? page[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    public async Task<bool> CancelAsync(string key, CancellationToken cancellationToken)
    {
        CheckKey(key);
        bool isCanceled = await table.CancelAsync(key, cancellationToken).ConfigureAwait(false);
        if (isCanceled)
        {
            Log.Canceled(logger, key);
            running.Release(key);
        }

        return isCanceled;
    }

    public async Task<bool> RetryAsync(string key, CancellationToken cancellationToken)
    {
        CheckKey(key);
        bool isRetried = await table.RetryAsync(key, cancellationToken).ConfigureAwait(false);
        triggers.Add(isRetried ? 1 : 0);
        return isRetried;
    }

    public async Task<bool> DeleteAsync(string key, CancellationToken cancellationToken)
    {
        CheckKey(key);
        if (await table.DeleteAsync(key, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        return await queries.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } job
            ? throw new InvalidOperationException(
                $"Job '{key}' is {job.State}; only a finished job can be deleted. "
                + (job.State == VideoJobState.Delivering
                    ? "Wait until its handlers have completed."
                    : $"Call {nameof(CancelAsync)} first."))
            : false;
    }

    public async Task<int> PurgeAsync(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(olderThan, TimeSpan.Zero);
        return await table.PurgeAsync(olderThan, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<VideoJob>> StoreAsync(
        IReadOnlyList<(string Key, VideoRequest Request)> requests, CancellationToken cancellationToken)
    {
        if (requests.Count == 0)
        {
            return [];
        }

        var prepared = new List<NewJob>(requests.Count);
        foreach ((string key, VideoRequest request) in requests)
        {
            prepared.Add(await preparer.PrepareAsync(key, request, cancellationToken).ConfigureAwait(false));
        }

        long started = clock.GetTimestamp();
        try
        {
            (List<VideoJob> jobs, int added) = await table.EnqueueAsync(prepared, Join, cancellationToken).ConfigureAwait(false);
            triggers.Add(added);
            Log.Enqueued(logger, jobs[0].Key, added);
            return jobs;
        }
        catch (DbException exception) when (clock.GetElapsedTime(started) >= options.StorageTimeout * 0.9)
        {
            throw new TimeoutException(
                $"The jobs database did not store the jobs within {options.StorageTimeout} ({nameof(options.StorageTimeout)}); "
                + "another process may hold a lock. Call again with the same keys: each job is stored once or not at all.",
                exception);
        }
    }

    private void Join(NewJob job, VideoJob known)
    {
        if (RequestComparer.FindDifferences(job, known) is not { Count: > 0 } differences)
        {
            return;
        }

        if (!options.FirstRequestWins)
        {
            throw new VideoJobConflictException(known.Key, differences);
        }

        Log.RequestIgnored(logger, known.Key);
    }

    private static long ParseCursor(VideoJobQuery query) =>
        long.TryParse(query.Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out long sequence)
        ? sequence
        : throw new ArgumentException(
            $"{nameof(VideoJobQuery.Cursor)} must be the {nameof(VideoJobPage.NextCursor)} of a page.", nameof(query));

    private static void CheckKey(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        if (key.Length > MaxKeyLength)
        {
            throw new ArgumentException($"The key of a job must have 1 to {MaxKeyLength} characters; it has {key.Length}.", nameof(key));
        }

        // Unpaired surrogates are not UTF-8, in which the databases store text.
        if (key.Any(char.IsControl)
            || key.EnumerateRunes().Count(rune => rune == Rune.ReplacementChar) != key.Count(character => character == '\ufffd'))
        {
            throw new ArgumentException("The key of a job must not contain control characters or unpaired surrogates.", nameof(key));
        }
    }
}
