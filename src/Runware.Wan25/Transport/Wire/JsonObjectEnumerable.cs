using System.Collections;
using System.Text.Json;

namespace Runware.Wan25.Transport.Wire;

/// <summary>The objects of an array; an object alone counts as an array of one. Enumeration allocates nothing.</summary>
internal readonly struct JsonObjectEnumerable(JsonElement data) : IEnumerable<JsonElement>
{
    public Enumerator GetEnumerator() => new(data);

    IEnumerator<JsonElement> IEnumerable<JsonElement>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal struct Enumerator(JsonElement data) : IEnumerator<JsonElement>
    {
        private JsonElement.ArrayEnumerator _items = data.ValueKind == JsonValueKind.Array ? data.EnumerateArray() : default;
        private JsonElement _single = data.ValueKind == JsonValueKind.Object ? data : default;

        public JsonElement Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (_single.ValueKind == JsonValueKind.Object)
            {
                Current = _single;
                _single = default;
                return true;
            }

            while (_items.MoveNext())
            {
                if (_items.Current.ValueKind == JsonValueKind.Object)
                {
                    Current = _items.Current;
                    return true;
                }
            }

            return false;
        }

        public readonly void Reset() => throw new NotSupportedException();

        public readonly void Dispose()
        {
        }
    }
}
