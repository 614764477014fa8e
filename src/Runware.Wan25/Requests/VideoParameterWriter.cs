using System.Text.Encodings.Web;
using System.Text.Json;

namespace Runware.Wan25.Requests;

/// <summary>Writes what a request says, under the service's names: for the wire and for storage alike.</summary>
internal static class VideoParameterWriter
{
    /// <summary>
    /// Text stays readable and short: the strict default would escape every letter that is not ASCII, and the plus signs of base64. What it guards against,
    /// JSON that is pasted into HTML, does not happen to an application/json body.
    /// </summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the parameters that are set. The inputs come last, so that little follows an image that is streamed.</summary>
    /// <param name="writer">Inside the object.</param>
    /// <param name="parameters">What to write.</param>
    /// <param name="size">The size to write, which may be a default.</param>
    /// <param name="webhook">The webhook to write, which may be the client's.</param>
    /// <returns>
    /// Where the text of the first frame goes, in bytes from the writer's start, when it is local media: an empty text is written for it. Otherwise -1.
    /// </returns>
    public static long Write(Utf8JsonWriter writer, VideoParameters parameters, VideoSize? size, Uri? webhook)
    {
        WriteDelivery(writer, parameters, webhook);
        WriteText(writer, WireNames.Prompt, parameters.Prompt);
        WriteText(writer, WireNames.NegativePrompt, parameters.NegativePrompt);
        if (size is { } pixels)
        {
            writer.WriteNumber(WireNames.Width, pixels.Width);
            writer.WriteNumber(WireNames.Height, pixels.Height);
        }

        WriteChoice(writer, WireNames.Resolution, WireValues.Resolutions, (int?)parameters.Resolution);
        WriteNumber(writer, WireNames.Duration, (int?)parameters.Duration);
        WriteNumber(writer, WireNames.Seed, parameters.Seed);
        WriteProviderSettings(writer, parameters);
        return WriteInputs(writer, parameters);
    }

    private static void WriteDelivery(Utf8JsonWriter writer, VideoParameters parameters, Uri? webhook)
    {
        WriteChoice(writer, WireNames.OutputFormat, WireValues.OutputFormats, (int?)parameters.OutputFormat);
        WriteNumber(writer, WireNames.OutputQuality, parameters.OutputQuality);
        WriteText(writer, WireNames.Webhook, webhook is null ? null : UriText.Of(webhook));
        WriteText(writer, WireNames.UploadEndpoint, parameters.UploadEndpoint is null ? null : UriText.Of(parameters.UploadEndpoint));
        if (parameters.ContentCheck is not null || parameters.Safety is not null)
        {
            writer.WriteStartObject(WireNames.Safety);
            WriteFlag(writer, WireNames.CheckContent, parameters.ContentCheck);
            WriteChoice(writer, WireNames.Mode, WireValues.SafetyModes, (int?)parameters.Safety);
            writer.WriteEndObject();
        }

        WriteNumber(writer, WireNames.TimeToLive, parameters.TimeToLive?.Ticks / TimeSpan.TicksPerSecond);
        WriteNumber(writer, WireNames.Results, parameters.Results);
    }

    private static void WriteProviderSettings(Utf8JsonWriter writer, VideoParameters parameters)
    {
        if (parameters.Audio is not null || parameters.PromptExtend is not null)
        {
            writer.WriteStartObject(WireNames.ProviderSettings);
            writer.WriteStartObject(WireNames.Alibaba);
            WriteFlag(writer, WireNames.PromptExtend, parameters.PromptExtend);
            WriteFlag(writer, WireNames.Audio, parameters.Audio);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    }

    private static long WriteInputs(Utf8JsonWriter writer, VideoParameters parameters)
    {
        if (parameters.FirstFrame is null && parameters.AudioInput is null)
        {
            return -1;
        }

        writer.WriteStartObject(WireNames.Inputs);
        WriteText(writer, WireNames.Audio, (parameters.AudioInput?.Source as TextMedia)?.WireText);
        var slot = parameters.FirstFrame is { } image ? WriteFirstFrame(writer, image.Source, parameters.FirstFrameForm) : -1;
        writer.WriteEndObject();
        return slot;
    }

    private static long WriteFirstFrame(Utf8JsonWriter writer, MediaSource source, FrameImageForm form)
    {
        var text = (source as TextMedia)?.WireText;
        writer.WriteStartArray(WireNames.FrameImages);
        if (form != FrameImageForm.Shorthand)
        {
            writer.WriteStartObject();
            writer.WritePropertyName(WireNames.Image);
        }

        writer.WriteStringValue(text ?? "");
        var slot = text is null ? writer.BytesCommitted + writer.BytesPending - 1 : -1;
        if (form != FrameImageForm.Shorthand)
        {
            writer.WriteString(WireNames.Frame, WireValues.FirstFrame);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        return slot;
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    private static void WriteChoice(Utf8JsonWriter writer, string name, string[] list, int? value) =>
        WriteText(writer, name, value is { } index ? WireValues.Text(list, index) : null);
}
