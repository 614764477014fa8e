using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>The archive entry of a task that was accepted: its request, and its outcome so far.</summary>
internal sealed class ArchivedTask(VideoTask video) : IResponseRow
{
    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        ArchiveJson.WriteStart(writer, video.Id, video.Record.RequestUtf8);
        VideoItem[] finished = [.. video.Items.Where(item => item.IsFinished(now))];
        GenerationFailure[] failures = [.. finished.Where(item => item.Failure is not null).Select(item => item.Failure!)];
        if (failures.Length > 0 && failures.Length == finished.Length && video.Options.ArchivedFailure == ArchivedFailureShape.Nested)
        {
            WriteNested(writer, failures[0]);
        }
        else
        {
            WriteResults(writer, finished, now);
            ArchiveJson.WriteErrors(writer, failures.Select(failure => failure.ToError(video.Id, video.Options)));
        }

        ArchiveJson.WriteEnd(writer);
    }

    private void WriteResults(Utf8JsonWriter writer, VideoItem[] finished, DateTimeOffset now)
    {
        writer.WriteStartArray("data"u8);
        if (finished.Length == 0)
        {
            video.Write(writer, now);
        }

        foreach (VideoItem item in finished.Where(item => item.Failure is null))
        {
            writer.WriteStartObject();
            writer.WriteString("taskType"u8, "videoInference"u8);
            writer.WriteString("taskUUID"u8, video.Id);
            item.WriteOutput(writer, now);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteNested(Utf8JsonWriter writer, GenerationFailure failure)
    {
        writer.WriteStartObject("response"u8);
        writer.WriteString("taskType"u8, "videoInference"u8);
        writer.WriteString("taskUUID"u8, video.Id);
        writer.WriteStartObject("errors"u8);
        writer.WriteString("errorCode"u8, failure.Code);
        writer.WriteStartObject("additionalDetails"u8);
        writer.WriteNumber("responseStatusCode"u8, failure.ProviderStatus);
        TaskError.WriteContent(writer, "responseContent", failure.ResponseContent ?? failure.Message);
        writer.WriteString("_provider"u8, "alibaba"u8);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("connectionSessionUUID"u8, DeterministicRandom.Uuid(video.Options.Seed, "session", video.Record.Number));
    }
}
