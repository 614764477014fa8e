using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Runware.Wan25.Requests;

/// <summary>
/// The parameters that were given by path, in the order in which they are merged. Immutable; equal where paths and values are.
/// </summary>
internal sealed class AdditionalParameters : IReadOnlyDictionary<string, JsonElement>, IEquatable<AdditionalParameters>
{
    public static readonly AdditionalParameters Empty = new([]);

    private readonly KeyValuePair<string, JsonElement>[] _entries;

    private AdditionalParameters(KeyValuePair<string, JsonElement>[] entries) => _entries = entries;

    public int Count => _entries.Length;

    public IEnumerable<string> Keys => _entries.Select(entry => entry.Key);

    public IEnumerable<JsonElement> Values => _entries.Select(entry => entry.Value);

    public ReadOnlySpan<KeyValuePair<string, JsonElement>> Entries => _entries;

    public JsonElement this[string key] => TryGetValue(key, out JsonElement value) ? value : throw new KeyNotFoundException();

    /// <summary>A path that is already there moves to the end: the last value wins.</summary>
    public AdditionalParameters With(string path, JsonElement value) =>
        new([.. _entries.Where(entry => entry.Key != path), new(path, value)]);

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        KeyValuePair<string, JsonElement> found = Array.Find(_entries, entry => entry.Key == key);
        value = found.Value;
        return found.Key is not null;
    }

    /// <summary>Whether the caller decides about the shape of the video by path.</summary>
    public bool SetsShape() =>
        ContainsKey(VideoParameters.WidthParameter.Path) || ContainsKey(VideoParameters.HeightParameter.Path)
        || ContainsKey(VideoParameters.ResolutionParameter.Path) || SetsFirstFrame();

    /// <summary>Whether the caller gives a first frame by path.</summary>
    public bool SetsFirstFrame() => Array.Exists(
        _entries,
        entry => entry.Key.StartsWith(VideoParameters.FrameImagesParameter.Path, StringComparison.Ordinal)
            || (entry.Key == VideoParameters.FrameImagesParameter.Parents[0] && entry.Value.ValueKind == JsonValueKind.Object
                && entry.Value.TryGetProperty(VideoParameters.FrameImagesParameter.Name, out _)));

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(AdditionalParameters? other) =>
        other is not null && _entries.Length == other._entries.Length
        && _entries.Zip(other._entries).All(pair => pair.First.Key == pair.Second.Key && SameJson(pair.First.Value, pair.Second.Value));

    public override bool Equals(object? obj) => Equals(obj as AdditionalParameters);

    public override int GetHashCode() => Keys.Aggregate(0, HashCode.Combine);

    private static bool SameJson(JsonElement one, JsonElement other) =>
        JsonNode.DeepEquals(JsonElementFactory.ToNode(one), JsonElementFactory.ToNode(other));
}
