namespace Runware.Wan25.Transport;

/// <summary>The API keys that a client has used, the latest few of them: what must be removed from every text.</summary>
internal sealed class ApiKeys
{
    // A shorter one would match ordinary words.
    private const int MinLength = 6;

    // A key that was replaced so often can only come back in an answer that is hours old.
    private const int MaxKeys = 8;

    private volatile string[] _keys;

    public ApiKeys(string apiKey) => _keys = apiKey.Length >= MinLength ? [apiKey] : [];

    public void Add(string apiKey)
    {
        while (_keys is var keys && !keys.Contains(apiKey) && apiKey.Length >= MinLength)
        {
            Interlocked.CompareExchange(ref _keys, [apiKey, .. keys.Take(MaxKeys - 1)], keys);
        }
    }

    /// <summary>Gives the same instance where there is no key in the text.</summary>
    public string RemoveFrom(string text)
    {
        foreach (var key in _keys)
        {
            text = text.Replace(key, "[key]", StringComparison.Ordinal);
        }

        return text;
    }
}
