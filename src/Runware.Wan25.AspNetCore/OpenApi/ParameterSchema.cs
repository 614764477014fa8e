using System.Globalization;
using System.Text.Json.Nodes;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Describes one parameter of the model as a JSON schema, from the SDK's table of parameters.</summary>
internal static class ParameterSchema
{
    public static JsonObject Of(VideoRequestParameter parameter)
    {
        JsonObject schema = parameter.Kind switch
        {
            VideoRequestParameterKind.Number => Number(parameter),
            VideoRequestParameterKind.Boolean => new() { ["type"] = "boolean" },
            VideoRequestParameterKind.Choice => new() { ["type"] = "string", ["enum"] = Texts(parameter.AllowedValues) },
            VideoRequestParameterKind.Url => new() { ["type"] = "string", ["format"] = "uri" },
            VideoRequestParameterKind.Uuid => new() { ["type"] = "string", ["format"] = "uuid" },
            VideoRequestParameterKind.FrameImages => FrameImages(),
            _ => Text(parameter),
        };
        schema["description"] = parameter.Description;
        return schema;
    }

    private static JsonObject Text(VideoRequestParameter parameter)
    {
        var schema = new JsonObject { ["type"] = "string" };
        AddIfSet(schema, "minLength", parameter.Minimum);
        AddIfSet(schema, "maxLength", parameter.Maximum);
        return schema;
    }

    private static JsonObject Number(VideoRequestParameter parameter)
    {
        var schema = new JsonObject { ["type"] = "integer" };
        AddIfSet(schema, "minimum", parameter.Minimum);
        AddIfSet(schema, "maximum", parameter.Maximum);
        IEnumerable<long> allowed = parameter.Path switch
        {
            "width" => VideoRequestLimits.Sizes.Select(size => (long)size.Width),
            "height" => VideoRequestLimits.Sizes.Select(size => (long)size.Height),
            _ => parameter.AllowedValues.Select(value => long.Parse(value, CultureInfo.InvariantCulture)),
        };
        if (allowed.Any())
        {
            schema["enum"] = new JsonArray([.. allowed.Distinct().Order().Select(value => JsonValue.Create(value))]);
        }

        return schema;
    }

    private static JsonObject FrameImages() => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = 1,
        ["items"] = new JsonObject
        {
            ["oneOf"] = new JsonArray(
                new JsonObject { ["type"] = "string" },
                new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray("image"),
                    ["properties"] = new JsonObject
                    {
                        ["image"] = new JsonObject { ["type"] = "string" },
                        ["frame"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("first") },
                    },
                    ["additionalProperties"] = false,
                }),
        },
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    private static void AddIfSet(JsonObject schema, string keyword, long? limit)
    {
        if (limit is { } value)
        {
            schema[keyword] = value;
        }
    }
}
