namespace Runware.Wan25.Transport;

/// <summary>Holds the latest API keys of a client, and removes them from texts.</summary>
internal sealed class ApiKeyRedactor
{
    // A shorter key would match ordinary words.
    private const int MinLength = 6;

    // A key that was rotated so often occurs in no response that is still on its way.
    private const int MaxKeys = 8;

    private volatile string[] _keys;

    public ApiKeyRedactor(string apiKey) => _keys = apiKey.Length >= MinLength ? [apiKey] : [];

    public void Add(string apiKey)
    {
        while (_keys is var keys && !keys.Contains(apiKey) && apiKey.Length >= MinLength)
        {
            Interlocked.CompareExchange(ref _keys, [apiKey, .. keys.Take(MaxKeys - 1)], keys);
        }
    }

    /// <summary>Removes the keys. Returns the same instance where the text contains none.</summary>
    public string RemoveFrom(string text)
    {
        foreach (string key in _keys)
        {
            text = text.Replace(key, "[key]", StringComparison.Ordinal);
        }

        return text;
    }
}
