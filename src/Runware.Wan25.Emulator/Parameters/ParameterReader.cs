using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// Reads typed members of one object. A value of the wrong type or out of range is reported as an error and reads as absent.
/// </summary>
/// <param name="element">The object.</param>
/// <param name="prefix">Its path with a final dot; empty for the task itself.</param>
/// <param name="errors">Receives the errors.</param>
internal readonly struct ParameterReader(JsonElement element, string prefix, ParameterErrors errors)
{
    public ParameterErrors Errors => errors;

    public string PathOf(string name) => prefix + name;

    public bool Has(string name) => element.TryGetProperty(name, out _);

    public JsonElement? Any(string name) => element.TryGetProperty(name, out JsonElement value) ? value : null;

    public string? Text(string name)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        errors.WrongType(PathOf(name), "string");
        return null;
    }

    public long? Integer(string name, long min, long? max)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out long number))
        {
            errors.WrongType(PathOf(name), "integer");
            return null;
        }

        if (number >= min && number <= (max ?? long.MaxValue))
        {
            return number;
        }

        errors.OutOfRange(PathOf(name), "integer", min, max);
        return null;
    }

    public bool? Flag(string name)
    {
        switch (Any(name)?.ValueKind)
        {
            case null:
                return null;
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                errors.WrongType(PathOf(name), "boolean");
                return null;
        }
    }

    public string? OneOf(string name, params string[] allowed) => OneOf(name, StringComparison.Ordinal, allowed);

    /// <summary>Gets the allowed value that equals the given one, in the spelling of the model page.</summary>
    public string? OneOf(string name, StringComparison comparison, params string[] allowed)
    {
        if (Text(name) is not { } value)
        {
            return null;
        }

        if (Array.Find(allowed, known => known.Equals(value, comparison)) is { } found)
        {
            return found;
        }

        errors.NotAllowed(PathOf(name), "string", allowed);
        return null;
    }

    public Uri? WebAddress(string name)
    {
        if (Text(name) is not { } value)
        {
            return null;
        }

        if (Uri.TryCreate(value, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https")
        {
            return uri;
        }

        errors.WrongType(PathOf(name), "URI");
        return null;
    }

    /// <summary>
    /// Gets a nested object, and reports every member that the model page does not list; null if it is absent or of another type.
    /// </summary>
    public ParameterReader? Nested(string name, params string[] known)
    {
        if (Any(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.WrongType(PathOf(name), "object");
            return null;
        }

        var reader = new ParameterReader(value, PathOf(name) + ".", errors);
        reader.RefuseOthers(known);
        return reader;
    }

    public void RefuseOthers(params string[] known)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!known.Contains(property.Name, StringComparer.Ordinal))
            {
                string path = PathOf(property.Name);
                errors.Unsupported(path);
            }
        }
    }
}
