using System.Text.Json;
using System.Text.Json.Nodes;
using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Creates JSON schemas: of the parameters from the SDK's table, and of the results of the tools.</summary>
internal static class Schemas
{
    public static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    public static JsonObject Number(string description) => new() { ["type"] = "number", ["description"] = description };

    public static JsonObject Flag(string description) => new() { ["type"] = "boolean", ["description"] = description };

    public static JsonObject List(string description, JsonObject items) =>
        new() { ["type"] = "array", ["description"] = description, ["items"] = items };

    public static JsonObject Object(IEnumerable<(string Name, JsonObject Schema)> members, params string[] required) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, member.Schema))),
        ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
        ["additionalProperties"] = false,
    };

    public static JsonElement ToElement(JsonObject schema) => JsonElement.Parse(schema.ToJsonString());

    /// <summary>Gets the name of a parameter in the tools, for example <c>negativePrompt</c>.</summary>
    public static string NameOf(CliParameter parameter)
    {
        string[] words = parameter.Name.Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    public static JsonObject Of(CliParameter parameter)
    {
        JsonObject schema = parameter is RequestParameter { Source: { } source } ? OfTable(source) : new() { ["type"] = "string" };
        if (parameter.Values.Count > 0)
        {
            bool isNumber = (string?)schema["type"] == "integer";
            schema["enum"] = new JsonArray([.. parameter.Values.Select(value => isNumber ? JsonNode.Parse(value) : (JsonNode)value)]);
        }

        schema["description"] = parameter.Description;
        return schema;
    }

    private static JsonObject OfTable(VideoRequestParameter source)
    {
        (string type, string min, string max) = source.Kind switch
        {
            VideoRequestParameterKind.Number => ("integer", "minimum", "maximum"),
            VideoRequestParameterKind.Boolean => ("boolean", "", ""),
            _ => ("string", "minLength", "maxLength"),
        };
        var schema = new JsonObject { ["type"] = type };
        if (source.Minimum is { } minimum)
        {
            schema[min] = minimum;
        }

        if (source.Maximum is { } maximum)
        {
            schema[max] = maximum;
        }

        return schema;
    }
}
