using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The kinds of lines in a journal, and how each is written. <see cref="JournalReplay"/> reads them.</summary>
internal static class JournalEntry
{
    public const string Start = "runwareEmulator";
    public const string StartPort = "port";
    public const string Media = "media";
    public const string MediaRemoved = "mediaRemoved";
    public const string Task = "task";
    public const string TaskNumber = "number";
    public const string TaskAcceptedAt = "acceptedAt";
    public const string TaskError = "error";
    public const string TaskResults = "results";
    public const string VideoId = "video";
    public const string Seed = "seed";
    public const string FinishesAt = "finishesAt";
    public const string Flagged = "flagged";
    public const string Code = "code";
    public const string Message = "message";
    public const string Parameter = "parameter";
    public const string ResponseContent = "responseContent";
    public const string Path = "path";
    public const string Kind = "kind";
    public const string Reference = "reference";
    public const string MediaType = "mediaType";
    public const string Length = "length";
    public const string Sha256 = "sha256";

    private const int Version = 1;

    public static bool IsStart(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty(Start, out JsonElement version)
        && version.TryGetInt32(out int number)
        && number == Version;

    public static int Port(JsonElement start) => start.GetProperty(StartPort).GetInt32();

    public static void WriteStart(Utf8JsonWriter writer, int port)
    {
        writer.WriteStartObject();
        writer.WriteNumber(Start, Version);
        writer.WriteNumber(StartPort, port);
        writer.WriteEndObject();
    }

    public static void WriteMedia(Utf8JsonWriter writer, Guid id, ReceivedMedia media)
    {
        writer.WriteStartObject();
        writer.WriteString(Media, id);
        writer.WriteString(Path, media.Path);
        writer.WriteString(Kind, media.Kind.ToString());
        WriteIfAny(writer, Reference, media.Reference);
        WriteIfAny(writer, MediaType, media.MediaType);
        WriteIfAny(writer, Sha256, media.Sha256);
        if (media.Length is { } length)
        {
            writer.WriteNumber(Length, length);
        }

        writer.WriteEndObject();
    }

    public static void WriteMediaRemoved(Utf8JsonWriter writer, Guid id)
    {
        writer.WriteStartObject();
        writer.WriteString(MediaRemoved, id);
        writer.WriteEndObject();
    }

    /// <summary>Writes the task as it was received, and what was decided about it by chance and by rules.</summary>
    public static void WriteTask(Utf8JsonWriter writer, JsonElement submitted, VideoTask task)
    {
        writer.WriteStartObject();
        writer.WriteNumber(TaskNumber, task.Record.Number);
        writer.WriteString(TaskAcceptedAt, task.AcceptedAt);
        writer.WriteStartArray(TaskResults);
        foreach (VideoItem item in task.Items)
        {
            WriteResult(writer, item);
        }

        writer.WriteEndArray();
        if (task.Faults?.WholeTaskError is { } error)
        {
            WriteError(writer, error);
        }

        writer.WritePropertyName(Task);
        submitted.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, VideoItem item)
    {
        writer.WriteStartObject();
        writer.WriteString(VideoId, item.VideoId);
        writer.WriteNumber(Seed, item.Seed);
        if (item.FinishesAt is { } end)
        {
            writer.WriteString(FinishesAt, end);
        }

        if (item.IsFlagged)
        {
            writer.WriteBoolean(Flagged, true);
        }

        if (item.Failure is { } failure)
        {
            WriteError(writer, failure);
        }

        writer.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter writer, GenerationFailure failure)
    {
        writer.WriteStartObject(TaskError);
        writer.WriteString(Code, failure.Code);
        writer.WriteString(Message, failure.Message);
        WriteIfAny(writer, Parameter, failure.Parameter);
        WriteIfAny(writer, ResponseContent, failure.ResponseContent);
        writer.WriteEndObject();
    }

    private static void WriteIfAny(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
