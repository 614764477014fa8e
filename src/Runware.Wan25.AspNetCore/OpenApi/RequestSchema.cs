using System.Text.Json.Nodes;

namespace Runware.Wan25.AspNetCore.OpenApi;

/// <summary>Describes the parameters of a request as one JSON object, in the places that they have at the service.</summary>
internal static class RequestSchema
{
    private const string Prompt = "positivePrompt";

    /// <summary>Describes what a caller may send.</summary>
    public static JsonObject OfBody() => Object(
        $"A request for videos of Wan2.5-Preview. Sizes (width x height): {string.Join(", ", VideoRequestLimits.Sizes)}.",
        VideoRequestLimits.Parameters.Where(parameter => !parameter.IsApplicationOwned),
        isOpen: false);

    /// <summary>Describes the stored form.</summary>
    public static JsonObject OfStoredForm()
    {
        JsonObject schema = Object(
            "The stored form of a request for videos of Wan2.5-Preview.", VideoRequestLimits.Parameters, isOpen: true);
        schema["required"] = new JsonArray("version", Prompt);
        schema["properties"]!["version"] = new JsonObject { ["type"] = "integer", ["enum"] = new JsonArray(1) };
        schema["example"]!["version"] = 1;
        return schema;
    }

    private static JsonObject Object(string description, IEnumerable<VideoRequestParameter> parameters, bool isOpen)
    {
        JsonObject root = Group(isOpen);
        foreach (VideoRequestParameter parameter in parameters.OrderBy(parameter => parameter.Path != Prompt))
        {
            string[] names = parameter.Path.Split('.');
            JsonObject parent = root;
            foreach (string name in names[..^1])
            {
                JsonObject members = parent["properties"]!.AsObject();
                members[name] ??= Group(isOpen);
                parent = members[name]!.AsObject();
            }

            parent["properties"]![names[^1]] = ParameterSchema.Of(parameter);
        }

        root["description"] = description;
        root["required"] = new JsonArray(Prompt);
        root["example"] = new JsonObject
        {
            [Prompt] = "A lighthouse in a storm, slow dolly-in",
            ["width"] = VideoSize.Landscape720p.Width,
            ["height"] = VideoSize.Landscape720p.Height,
            ["duration"] = (int)VideoDuration.FiveSeconds,
        };
        return root;
    }

    private static JsonObject Group(bool isOpen)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject() };
        if (!isOpen)
        {
            schema["additionalProperties"] = false;
        }

        return schema;
    }
}
