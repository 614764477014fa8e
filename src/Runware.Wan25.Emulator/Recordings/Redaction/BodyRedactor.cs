using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Copies the JSON of a body without what must not be in a recording. In a task, only known words of the service, ids, numbers and hosts
/// are kept; in a response, the texts of the tasks are removed from free text.
/// </summary>
internal sealed class BodyRedactor(RecordingSecrets secrets, HashSet<Guid> tasks)
{
    private const int MaxText = 2000;
    private const int MaxName = 64;

    private readonly RedactedText _text = new(secrets);

    private enum Rules
    {
        Task,
        Response,
        Account,
    }

    /// <summary>Determines whether a text is a placeholder for media that were left out.</summary>
    public Func<string, bool> IsNote { get; init; } = static _ => false;

    public void WriteRequest(Utf8JsonWriter writer, JsonElement body) => Write(writer, body, "", Rules.Task, tasks);

    public void WriteResponse(Utf8JsonWriter writer, JsonElement body) => Write(writer, body, "", Rules.Response, tasks);

    /// <summary>Gets a text without API keys, queries of URLs, e-mail addresses, and the texts of the tasks.</summary>
    public string Text(string text) => _text.Redact(text, tasks, MaxText);

    /// <summary>Gets the URL of a request without its query and user information.</summary>
    public string Url(Uri url) => _text.Redact(url.IsAbsoluteUri ? url.AbsoluteUri : url.OriginalString, tasks, MaxText);

    private void Write(Utf8JsonWriter writer, JsonElement element, string name, Rules rules, HashSet<Guid> about)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element, rules, about);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(writer, item, name, rules, about);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(TextOf(element.GetString()!, name, rules, about));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement element, Rules rules, HashSet<Guid> about)
    {
        if (rules == Rules.Response && element.TryGetProperty("taskType", out JsonElement type) && type.ValueKind == JsonValueKind.String)
        {
            rules = type.ValueEquals("accountManagement") || type.ValueEquals("authentication") ? Rules.Account : rules;
        }

        about = With(about, element);
        writer.WriteStartObject();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            writer.WritePropertyName(NameOf(property.Name, about));
            Write(writer, property.Value, property.Name, property.Name == "request" ? Rules.Task : rules, about);
        }

        writer.WriteEndObject();
    }

    /// <summary>Keeps a name that the service would use, and redacts any other like text.</summary>
    private string NameOf(string name, HashSet<Guid> about) => KnownJsonMembers.IsWord(name) && name.Length <= MaxName
        ? secrets.Keys.RemoveFrom(name)
        : _text.Redact(name, about, MaxName);

    private string TextOf(string text, string name, Rules rules, HashSet<Guid> about)
    {
        if (text.Length == 0 || IsNote(text))
        {
            return text;
        }

        if (KnownJsonMembers.IsKey(name))
        {
            return Placeholder.Key;
        }

        if (KnownJsonMembers.IsPrompt(name))
        {
            return Placeholder.Prompt(text);
        }

        if ((KnownJsonMembers.IsPlain(name) && KnownJsonMembers.IsWord(text)) || Guid.TryParseExact(text, "D", out _))
        {
            return secrets.Keys.RemoveFrom(text);
        }

        bool isMedia = Placeholder.IsMedia(text);
        return isMedia ? Placeholder.Media(text)
            : rules == Rules.Response ? _text.Redact(text, about, MaxText)
            : rules == Rules.Task && Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Host.Length > 0 ? Placeholder.Url(url)
            : Placeholder.Text(text);
    }

    /// <summary>A row is about its own task. Searching it for the texts of all others would take long in a poll of many.</summary>
    private HashSet<Guid> With(HashSet<Guid> about, JsonElement element) =>
        !element.TryGetProperty("taskUUID", out JsonElement id) || id.ValueKind != JsonValueKind.String
        || !Guid.TryParse(id.GetString(), out Guid task) ? about
        : secrets.TextsOf(task) is not null ? [task]
        : [.. about, task];
}
