using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests;

/// <summary>Reads the stored form of a request, and checks it as a builder does.</summary>
internal static class VideoRequestReader
{
    public static VideoRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw JsonMembers.Unexpected("The root", "an object", root);
        }

        var parameters = new VideoParameters();
        try
        {
            CheckVersion(root);
            ReadMembers(parameters, root, "");
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A text of the video request is no valid text: half of a surrogate pair or bytes that are no UTF-8.", exception);
        }

        // Media that was whole when the request was built is not looked into again: a stored request must not end with an update of this library.
        var violations = VideoRequestValidator.Check(parameters, checkContent: false);
        if (!violations.IsEmpty)
        {
            var exception = new VideoRequestValidationException(violations.ToList());
            throw new JsonException(exception.Message, exception);
        }

        return new(parameters);
    }

    private static void CheckVersion(JsonElement root)
    {
        if (!root.TryGetProperty(VideoRequestJsonWriter.VersionName, out var value))
        {
            throw new JsonException($"The JSON form of a video request must have a member '{VideoRequestJsonWriter.VersionName}'; there is none.");
        }

        if (JsonMembers.Number(value, VideoRequestJsonWriter.VersionName) != VideoRequestJsonWriter.Version)
        {
            throw new JsonException(
                $"This library reads version {VideoRequestJsonWriter.Version} of the JSON form of a video request; another version was found.");
        }
    }

    private static void ReadMembers(VideoParameters parameters, JsonElement value, string parent)
    {
        foreach (var member in value.EnumerateObject())
        {
            var path = parent.Length == 0 ? member.Name : $"{parent}.{member.Name}";
            if (member.Name.Contains('.', StringComparison.Ordinal))
            {
                throw new JsonException($"A video request has an unknown member with a dot in its name ({path.Length} characters), which no path can name.");
            }

            if (StoredParameters.ByPath.TryGetValue(path, out var read))
            {
                read(parameters, member.Value, path);
            }
            else if (StoredParameters.Objects.Contains(path))
            {
                ReadNested(parameters, member.Value, path);
            }
            else
            {
                parameters.Additional = parameters.Additional.With(path, member.Value.Clone());
            }
        }
    }

    private static void ReadNested(VideoParameters parameters, JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null: break;
            case JsonValueKind.Object: ReadMembers(parameters, value, path); break;
            default: throw JsonMembers.Unexpected(path, "an object", value);
        }
    }
}
