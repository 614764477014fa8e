using System.Buffers;
using System.Text;
using System.Text.Json;

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
        using (var writer = new Utf8JsonWriter(buffer, VideoParameterWriter.Options))
        {
            Write(writer, request.Parameters);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter writer, VideoParameters parameters)
    {
        if (parameters.FirstFrame?.Source is LocalMedia local)
        {
            throw new NotSupportedException(
                $"A request whose first frame is {local.Kind} on this machine has no JSON form. Upload the image first with UploadAsync and use "
                + "ImageInput.FromMedia.");
        }

        writer.WriteStartObject();
        writer.WriteNumber(VersionName, Version);
        if (parameters.SkipLimits)
        {
            writer.WriteBoolean(WithoutValidationName, true);
        }

        writer.WriteString(WireNames.TaskType, WireValues.TaskType);
        if (parameters.TaskId is { } id)
        {
            writer.WriteString(WireNames.TaskId, id);
        }

        writer.WriteString(WireNames.Model, WireValues.Model);
        writer.WriteBoolean(WireNames.IncludeCost, parameters.IncludeCost);
        VideoParameterWriter.Write(writer, parameters, parameters.Size, parameters.Webhook);
        WriteAdditional(writer, parameters.Additional);
        writer.WriteEndObject();
    }

    // Apart from the rest, so that what replaces a typed value does not read back as one, and a typed value keeps its strict reading.
    private static void WriteAdditional(Utf8JsonWriter writer, ParameterSet parameters)
    {
        if (parameters.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(AdditionalParametersName);
        foreach (var (path, value) in parameters.Entries)
        {
            writer.WritePropertyName(path);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
