using System.Collections.Frozen;
using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests;

/// <summary>Reads the stored form of a request, and checks it as a builder does.</summary>
internal static class VideoRequestJsonReader
{
    private static readonly FrozenDictionary<string, VideoRequestParameter> Parameters =
        VideoParameters.Header.Concat(VideoParameters.Body).ToFrozenDictionary(parameter => parameter.Path);

    /// <summary>The paths of the objects that only hold parameters.</summary>
    private static readonly FrozenSet<string> Groups = Parameters.Values
        .SelectMany(parameter => Enumerable.Range(1, parameter.Parents.Length)
            .Select(depth => string.Join('.', parameter.Parents.Take(depth))))
        .ToFrozenSet();

    /// <summary>The members that can have one value only.</summary>
    private static readonly FrozenDictionary<string, string> Constants = new Dictionary<string, string>
    {
        [WireNames.TaskType] = WireValues.TaskType,
        [WireNames.Model] = WireValues.Model,
        [WireNames.OutputType] = WireValues.OutputType,
        [WireNames.DeliveryMethod] = WireValues.DeliveryMethod,
    }.ToFrozenDictionary();

    public static VideoRequest Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected("The root", "an object", root);
        }

        var parameters = new VideoParameters();
        try
        {
            CheckVersion(root);
            ReadMembers(parameters, root, "");
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException(
                "A name in the video request is not valid Unicode: half of a surrogate pair or bytes that are not UTF-8.", exception);
        }

        // Media that was whole when the request was built is not looked into again: a stored request must not end with an update of this
        // library.
        ThrowIfAny(VideoRequestValidator.Check(parameters, checkContent: false));
        return new(parameters);
    }

    private static void CheckVersion(JsonElement root)
    {
        if (!root.TryGetProperty(VideoRequestJsonWriter.VersionName, out JsonElement value))
        {
            throw new JsonException(
                $"The JSON form of a video request must have a member '{VideoRequestJsonWriter.VersionName}'; there is none.");
        }

        if (value.ValueKind != JsonValueKind.Number
            || !value.TryGetDecimal(out decimal version)
            || version != VideoRequestJsonWriter.Version)
        {
            throw new JsonException(
                $"This library reads version {VideoRequestJsonWriter.Version} of the JSON form of a video request; another one was found.");
        }
    }

    private static void ReadMembers(VideoParameters to, JsonElement json, string parent)
    {
        foreach (JsonProperty member in json.EnumerateObject())
        {
            string path = parent.Length == 0 ? member.Name : $"{parent}.{member.Name}";
            if (member.Name.Contains('.', StringComparison.Ordinal))
            {
                throw new JsonException(
                    $"A video request has an unknown member whose name has a dot ({path.Length} characters); names must not have dots.");
            }

            if (!Groups.Contains(path))
            {
                ReadMember(to, member.Value, path);
            }
            else if (member.Value.ValueKind == JsonValueKind.Object)
            {
                ReadMembers(to, member.Value, path);
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                throw Unexpected(path, "an object", member.Value);
            }
        }
    }

    private static void ReadMember(VideoParameters to, JsonElement json, string path)
    {
        if (Parameters.TryGetValue(path, out VideoRequestParameter? parameter))
        {
            if (json.ValueKind != JsonValueKind.Null)
            {
                var errors = default(ErrorCollector);
                parameter.Read(to, json, ref errors);
                ThrowIfAny(errors);
            }
        }
        else if (Constants.TryGetValue(path, out string? constant))
        {
            if (json.ValueKind != JsonValueKind.Null && !(json.ValueKind == JsonValueKind.String && json.ValueEquals(constant)))
            {
                throw new JsonException($"{path} must be {constant}.");
            }
        }
        else if (path == VideoRequestJsonWriter.WithoutValidationName)
        {
            to.SkipLimits = json.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null
                ? json.ValueKind == JsonValueKind.True
                : throw Unexpected(path, "true or false", json);
        }
        else if (path == VideoRequestJsonWriter.AdditionalParametersName)
        {
            ReadAdditional(to, json, path);
        }
        else if (path != VideoRequestJsonWriter.VersionName)
        {
            to.Additional = to.Additional.With(path, json.Clone());
        }
    }

    private static void ReadAdditional(VideoParameters to, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw Unexpected(path, "an object", json);
        }

        foreach (JsonProperty member in json.EnumerateObject())
        {
            to.Additional = to.Additional.With(member.Name, member.Value.Clone());
        }
    }

    private static void ThrowIfAny(in ErrorCollector errors)
    {
        if (!errors.IsEmpty)
        {
            var exception = new VideoRequestValidationException(errors.ToList());
            throw new JsonException(exception.Message, exception);
        }
    }

    private static JsonException Unexpected(string path, string expected, JsonElement found) =>
        new($"{path} must be {expected} in the JSON form of a video request; something else was found ({found.ValueKind}).");
}
