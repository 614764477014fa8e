using System.Net.Http.Headers;
using System.Text.Json;
using Runware.Wan25.Transport;

namespace Runware.Wan25.Emulator;

/// <summary>The secrets that a recording must not contain, as far as the recorder saw them: API keys, and the texts of each task.</summary>
internal sealed class RecordingSecrets
{
    private const int MaxTasks = 4096;
    private const int MaxText = 16 * 1024;
    private const string KeyName = "apiKey";
    private const string Scheme = "Bearer ";

    private readonly object _gate = new();
    private readonly Dictionary<Guid, IReadOnlyList<string>> _texts = [];
    private readonly Queue<Guid> _order = new();

    public ApiKeyRedactor Keys { get; } = new("");

    public void LearnKey(HttpRequestMessage request)
    {
        if (request.Headers.NonValidated.TryGetValues("Authorization", out HeaderStringValues values)
            && values.ToString() is { Length: > 0 } header)
        {
            Keys.Add(header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : header);
        }
    }

    /// <summary>Remembers the texts of the tasks in a request, and returns their ids.</summary>
    public HashSet<Guid> LearnTasks(JsonElement body, Func<string, bool> isNote)
    {
        var ids = new HashSet<Guid>();
        foreach (JsonElement task in Objects(body))
        {
            if (task.TryGetProperty(KeyName, out JsonElement key) && key.ValueKind == JsonValueKind.String)
            {
                Keys.Add(key.GetString()!);
            }

            if (!task.TryGetProperty("taskUUID", out JsonElement value) || value.ValueKind != JsonValueKind.String
                || !Guid.TryParse(value.GetString(), out Guid id))
            {
                continue;
            }

            ids.Add(id);
            var texts = new List<string>();
            Collect(task, isNote, texts);
            if (texts.Count > 0)
            {
                Remember(id, texts);
            }
        }

        return ids;
    }

    /// <summary>Gets the texts of a task; <see langword="null"/> if another process submitted it.</summary>
    public IReadOnlyList<string>? TextsOf(Guid task)
    {
        lock (_gate)
        {
            return _texts.GetValueOrDefault(task);
        }
    }

    private void Remember(Guid id, IReadOnlyList<string> texts)
    {
        lock (_gate)
        {
            if (!_texts.ContainsKey(id))
            {
                _order.Enqueue(id);
            }

            _texts[id] = texts;
            while (_order.Count > MaxTasks)
            {
                _texts.Remove(_order.Dequeue());
            }
        }
    }

    private static void Collect(JsonElement element, Func<string, bool> isNote, List<string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject().Where(one => !KnownJsonMembers.IsPlain(one.Name)))
                {
                    Collect(property.Value, isNote, texts);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Collect(item, isNote, texts);
                }

                break;
            case JsonValueKind.String when element.GetString() is { Length: <= MaxText } text
                && !isNote(text) && !Placeholder.IsMedia(text):
                // The secret part of a URL is what follows the host.
                texts.Add(Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && !url.IsFile ? url.PathAndQuery : text);
                break;
            default:
                break;
        }
    }

    private static IEnumerable<JsonElement> Objects(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => body.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object),
        JsonValueKind.Object => [body],
        _ => [],
    };
}
