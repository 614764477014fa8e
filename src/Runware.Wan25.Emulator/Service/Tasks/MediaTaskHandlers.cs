using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Handles imageUpload and mediaStorage: media that later tasks refer to by id.</summary>
internal static class MediaTaskHandlers
{
    public static void UploadImage(ApiTask task, EmulatorState state, ResponseEnvelopeBuilder envelope)
    {
        if (Store(task, "image", state, envelope) is { } id)
        {
            envelope.Serve(new MediaRow("imageUpload", null, task.KnownId, id, "imageUUID", "imageURL", state.Urls));
        }
    }

    public static void RunStorage(ApiTask task, EmulatorState state, ResponseEnvelopeBuilder envelope)
    {
        switch (Text(task, "operation"))
        {
            case "upload":
                if (Store(task, "media", state, envelope) is { } id)
                {
                    envelope.Serve(new MediaRow("mediaStorage", "upload", task.KnownId, id, "mediaUUID", "mediaURL", state.Urls));
                }

                break;
            case "delete":
                Delete(task, state, envelope);
                break;
            default:
                envelope.Refuse(new TaskError
                {
                    Code = "invalidOperation",
                    Message = "Invalid value for operation parameter.",
                    Parameters = ["operation"],
                    Type = "string",
                    AllowedTexts = ["upload", "delete"],
                    TaskId = task.KnownId,
                });
                break;
        }
    }

    private static void Delete(ApiTask task, EmulatorState state, ResponseEnvelopeBuilder envelope)
    {
        if (Guid.TryParseExact(Text(task, "media"), "D", out Guid id) && state.Media.Remove(id))
        {
            state.Journal?.Append(entry => JournalEntry.WriteMediaRemoved(entry, id));
            envelope.Serve(new MediaRow("mediaStorage", "delete", task.KnownId, id, "mediaUUID", null, state.Urls));
        }
        else
        {
            envelope.Refuse(ServiceErrors.MediaNotFound("media", task.KnownId));
        }
    }

    private static Guid? Store(ApiTask task, string parameter, EmulatorState state, ResponseEnvelopeBuilder envelope)
    {
        string? value = Text(task, parameter);
        InlineMedia? inline = null;
        if (task.KnownId is null)
        {
            envelope.Refuse(ServiceErrors.Missing("taskUUID", null));
            return null;
        }

        if (value is null || (!InlineMedia.IsUrl(value) && !InlineMedia.TryDecode(value, out inline)))
        {
            envelope.Refuse(new TaskError
            {
                Code = value is null ? "missing" + Capitalized(parameter) : "invalid" + Capitalized(parameter),
                Message = $"The parameter {parameter} must be a public URL, a data URI or base64.",
                Parameters = [parameter],
                Type = "string",
                TaskId = task.KnownId,
            });
            return null;
        }

        Guid id = state.Media.Add(inline);
        ReceivedMedia received = inline?.Describe(parameter)
            ?? new ReceivedMedia { Path = parameter, Kind = ReceivedMediaKind.Url, Reference = value };
        state.Ledger.Record(id, received);
        state.Journal?.Append(entry => JournalEntry.WriteMedia(entry, id, received));
        return id;
    }

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string? Text(ApiTask task, string name) =>
        task.Element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
