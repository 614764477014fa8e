using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Polling;

/// <summary>The union of the videos over all responses about an operation, each counted once.</summary>
internal sealed class CollectedVideos(VideoOperationId id)
{
    // Far more than a task can have. A service that lists a million must not take our memory.
    private const int MaxVideos = 1000;

    private Dictionary<Guid, (long Since, GeneratedVideo Video)>? _withoutUrl;
    private int _lookedUpOverdue;

    /// <summary>The videos. The array is replaced, never changed, so it may be read at any time.</summary>
    public GeneratedVideo[] Items { get; private set; } = [];

    /// <summary>Takes in a finished row.</summary>
    /// <returns><see langword="false"/> while its URL may still come, so that it counts as running.</returns>
    public bool Observe(TaskRow row, TimeProvider clock)
    {
        if (Items.Length >= MaxVideos)
        {
            return true;
        }

        Guid? ownId = row.VideoId;
        Guid videoId = ownId ?? VideoIdentity.Derive(row, id);
        Uri? url = row.Url;
        int place = Find(videoId, ownId, url);
        GeneratedVideo? known = place >= 0 ? Items[place] : null;
        if (known is not null && (known.Url is not null || url is null))
        {
            return true;
        }

        var video = new GeneratedVideo(id, videoId)
        {
            Url = url,
            Seed = row.Seed,
            Cost = row.Cost,
            IsFlagged = row.IsFlagged,
            Json = row.Json.Clone(),
        };
        if (url is null)
        {
            long since = RecordWithoutUrl(video, clock);
            if (clock.GetElapsedTime(since) < OperationState.UrlGrace)
            {
                return false;
            }
        }

        // Its place stays the same when its URL comes late.
        Items = place < 0 ? [.. Items, video] : [.. Items[..place], video, .. Items[(place + 1)..]];
        return true;
    }

    /// <summary>Takes in what was published before, and puts it first: whoever enumerates the videos goes on from a place.</summary>
    public void KeepPlaces(GeneratedVideo[] published) => Items = VideoIdentity.Union(published, Items);

    /// <summary>Adds the videos whose URL did not come in time. Their rows may be gone.</summary>
    public void AddOverdue(TimeProvider clock) => Items = VideoIdentity.Union(Items, Overdue(clock));

    /// <summary>
    /// Determines whether the URL of a video that is not counted yet has become overdue since the archive was queried, which may name the
    /// video.
    /// </summary>
    public bool NeedsLookup(TimeProvider clock) => CountOverdue(clock) > _lookedUpOverdue;

    /// <summary>Records how many are overdue at the end of a response.</summary>
    public void RecordOverdue(bool wasLookedUp, TimeProvider clock)
    {
        int count = CountOverdue(clock);
        _lookedUpOverdue = wasLookedUp ? count : Math.Min(_lookedUpOverdue, count);
    }

    private int CountOverdue(TimeProvider clock) => Overdue(clock).Count(video => Find(video.VideoId, null, null) < 0);

    private IEnumerable<GeneratedVideo> Overdue(TimeProvider clock) => _withoutUrl is null
        ? []
        : _withoutUrl.Values.Where(seen => clock.GetElapsedTime(seen.Since) >= OperationState.UrlGrace).Select(seen => seen.Video);

    private int Find(Guid videoId, Guid? ownId, Uri? url)
    {
        for (int place = 0; place < Items.Length; place++)
        {
            if (VideoIdentity.IsSame(Items[place], videoId, ownId, url))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Records a video without a URL, and returns when it was first seen so.</summary>
    private long RecordWithoutUrl(GeneratedVideo video, TimeProvider clock)
    {
        _withoutUrl ??= [];
        if (!_withoutUrl.TryGetValue(video.VideoId, out (long Since, GeneratedVideo Video) seen))
        {
            seen = (clock.GetTimestamp(), video);
            if (_withoutUrl.Count < MaxVideos)
            {
                _withoutUrl[video.VideoId] = seen;
            }
        }

        return seen.Since;
    }
}
