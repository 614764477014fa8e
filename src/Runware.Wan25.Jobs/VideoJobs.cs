using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Runware.Wan25.Jobs.Diagnostics;
using Runware.Wan25.Jobs.Scheduling;
using Runware.Wan25.Jobs.Storage;

namespace Runware.Wan25.Jobs;

/// <summary>Implements <see cref="IVideoJobs"/>: the one place where storage, scheduling and the client meet.</summary>
internal sealed class VideoJobs(
    JobStore store, JobQueries queries, JobScheduler scheduler, RequestPreparer preparer, ILogger<VideoJobs> logger) : IVideoJobs
{
    private const int MaxKeyLength = 150;
    private const int MaxPageSize = 500;

    public async Task<VideoJob> EnqueueAsync(string key, VideoRequest request, CancellationToken cancellationToken)
    {
        CheckKey(key);
        ArgumentNullException.ThrowIfNull(request);
        if (await FindAsync(key, cancellationToken).ConfigureAwait(false) is { } known)
        {
            if (IsDifferent(request, known))
            {
                Log.RequestIgnored(logger, key);
            }

            return known;
        }

        VideoRequest prepared = await preparer.PrepareAsync(key, request, cancellationToken).ConfigureAwait(false);
        if (await store.EnqueueAsync(key, prepared, cancellationToken).ConfigureAwait(false))
        {
            Log.Enqueued(logger, key);
        }

        return (await FindAsync(key, cancellationToken).ConfigureAwait(false))!;
    }

    public async Task<VideoJob?> FindAsync(string key, CancellationToken cancellationToken)
    {
        CheckKey(key);
        await scheduler.PrepareAsync(cancellationToken).ConfigureAwait(false);
        JobRecord? record = await queries.FindAsync(key, cancellationToken).ConfigureAwait(false);
        return record is null ? null : new VideoJob(record);
    }

    public async Task<VideoJobPage> ListAsync(VideoJobQuery? query, CancellationToken cancellationToken)
    {
        query ??= new();
        if (query.PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentOutOfRangeException(
                nameof(query), query.PageSize, $"{nameof(VideoJobQuery.PageSize)} must be from 1 to {MaxPageSize}.");
        }

        long? before = query.Cursor is null ? null : ParseCursor(query);
        await scheduler.PrepareAsync(cancellationToken).ConfigureAwait(false);
        List<JobRecord> found = await queries.ListAsync(query.State, before, query.PageSize + 1, cancellationToken).ConfigureAwait(false);
        List<JobRecord> page = found.Take(query.PageSize).ToList();
        return new()
        {
            Jobs = page.ConvertAll(record => new VideoJob(record)),
            NextCursor = found.Count > page.Count ? page[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null,
        };
    }

    public Task<bool> RetryAsync(string key, CancellationToken cancellationToken)
    {
        CheckKey(key);
        return store.ReviveAsync(key, cancellationToken);
    }

    /// <summary>
    /// Determines whether the request differs from the one stored under its key. First frames are not compared, because a local one is
    /// replaced by a media reference when it is stored.
    /// </summary>
    private static bool IsDifferent(VideoRequest request, VideoJob known)
    {
        try
        {
            return request.FirstFrame is null && !known.Request.Equals(request.ToBuilder().WithTaskId(known.OperationId.TaskId).Build());
        }
        catch (VideoJobFormatException)
        {
            return false;
        }
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

        if (key.Any(char.IsControl) || !IsWellFormed(key))
        {
            throw new ArgumentException("The key of a job must not contain control characters or unpaired surrogates.", nameof(key));
        }
    }

    private static bool IsWellFormed(string key)
    {
        for (int at = 0; at < key.Length;)
        {
            if (!Rune.TryGetRuneAt(key, at, out Rune rune))
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }
}
