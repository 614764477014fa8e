using System.Collections.Concurrent;

namespace Runware.Wan25.Emulator;

/// <summary>The account's uploaded media.</summary>
internal sealed class MediaStore(RunwareEmulatorOptions options)
{
    private readonly ConcurrentDictionary<Guid, InlineMedia?> _media = new();
    private int _uploads;

    /// <summary>Adds media under a new id. Null represents media behind a URL, which is not fetched.</summary>
    public Guid Add(InlineMedia? media)
    {
        Guid id = DeterministicRandom.Uuid(options.Seed, "media", Interlocked.Increment(ref _uploads));
        _media[id] = media;
        return id;
    }

    /// <summary>Restores an id of an earlier process, whose content is not kept.</summary>
    public void Restore(Guid id)
    {
        Interlocked.Increment(ref _uploads);
        _media[id] = null;
    }

    public bool Knows(Guid id) => options.AcceptUnknownMedia || _media.ContainsKey(id);

    public bool Remove(Guid id) => _media.TryRemove(id, out _);

    public bool TryGet(Guid id, out InlineMedia? media) => _media.TryGetValue(id, out media);
}
