using System.Text.Json;

namespace Runware.Wan25.Tests.Fuzz;

/// <summary>Where the values and the members of a JSON text are, as far as it can be read.</summary>
internal static class JsonTokens
{
    /// <summary>Every value, the containers as a whole.</summary>
    public static List<Range> Values(byte[] json) =>
        Find(json, static type => type is not (JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject));

    public static List<Range> Names(byte[] json) => Find(json, static type => type == JsonTokenType.PropertyName);

    /// <summary>Each name together with its value.</summary>
    public static List<Range> Members(byte[] json)
    {
        List<Range> members = [];
        List<Range> values = Values(json);
        foreach (var name in Names(json))
        {
            var value = values.Find(value => value.Start.Value > name.Start.Value);
            if (value.End.Value > name.End.Value)
            {
                members.Add(name.Start..value.End);
            }
        }

        return members;
    }

    private static List<Range> Find(byte[] json, Predicate<JsonTokenType> wanted)
    {
        List<Range> found = [];
        var reader = new Utf8JsonReader(json);
        try
        {
            while (reader.Read())
            {
                if (wanted(reader.TokenType))
                {
                    found.Add((int)reader.TokenStartIndex..End(reader));
                }
            }
        }
        catch (JsonException)
        {
            // An earlier mutation broke it: what was readable is enough.
        }

        return found;
    }

    private static int End(Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            reader.Skip();
            return (int)reader.BytesConsumed;
        }

        var quotes = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0;
        return (int)reader.TokenStartIndex + reader.ValueSpan.Length + quotes;
    }
}
