using System.Buffers;
using System.Text;
using System.Text.Json;
using Runware.Wan25.Requests.Parameters;

namespace Runware.Wan25.Requests;

/// <summary>Writes the form of a request that is stored.</summary>
internal static class VideoRequestJsonWriter
{
    /// <summary>The version of the form. Readers refuse one that is newer.</summary>
    public const int Version = 1;

    /// <summary>The members of the form that are not parameters of the service.</summary>
    public const string VersionName = "version";

    public const string WithoutValidationName = "withoutValidation";

    public const string AdditionalParametersName = "additionalParameters";

    public static string ToJson(VideoRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, ParameterWriter.Options))
        {
            Write(writer, request.Parameters);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter json, VideoParameters parameters)
    {
        if (parameters.FirstFrame?.Source is LocalMedia local)
        {
            throw new NotSupportedException(
                $"A request whose first frame is {local.Kind} on this machine has no JSON form. "
                + "Upload the image first with UploadAsync and use ImageInput.FromMedia.");
        }

        var writer = new ParameterWriter(json);
        json.WriteStartObject();
        json.WriteNumber(VersionName, Version);
        if (parameters.SkipLimits)
        {
            json.WriteBoolean(WithoutValidationName, true);
        }

        json.WriteString(WireNames.TaskType, WireValues.TaskType);
        if (VideoParameters.TaskIdParameter.IsSet(parameters))
        {
            VideoParameters.TaskIdParameter.Write(writer, parameters);
        }

        json.WriteString(WireNames.Model, WireValues.Model);
        VideoParameters.IncludeCostParameter.Write(writer, parameters);
        writer.Write(parameters);
        WriteAdditional(json, parameters.Additional);
        json.WriteEndObject();
    }

    // Apart from the rest, so that what replaces a typed value does not read back as one, and a typed value keeps its strict reading.
    private static void WriteAdditional(Utf8JsonWriter json, AdditionalParameters parameters)
    {
        if (parameters.Count == 0)
        {
            return;
        }

        json.WriteStartObject(AdditionalParametersName);
        foreach ((string? path, JsonElement value) in parameters.Entries)
        {
            json.WritePropertyName(path);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
