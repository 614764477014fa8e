using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>
/// getTaskDetails: the archive. It holds the last response that an id received, so a refused second submit hides the results.
/// </summary>
internal static class TaskDetailsTask
{
    public static void Run(ApiTask task, EmulatorState state, Answer answer)
    {
        if (task.KnownId is not { } id)
        {
            answer.Refuse(ServiceErrors.Missing("taskUUID", null));
        }
        else if (state.Videos.Find(id) is { } video)
        {
            answer.Serve(new ArchiveItem(video));
        }
        else if (state.Options.UnknownTask == UnknownTaskResponse.TaskNotFound)
        {
            answer.Refuse(ServiceErrors.TaskNotFound(id));
        }
        else
        {
            answer.Serve();
        }
    }

    private sealed class ArchiveItem(VideoTask video) : IAnswerItem
    {
        public void Write(Utf8JsonWriter writer, DateTimeOffset now)
        {
            writer.WriteStartObject();
            writer.WriteString("taskType"u8, "getTaskDetails"u8);
            writer.WriteString("taskUUID"u8, video.Id);
            writer.WriteStartArray("request"u8);
            writer.WriteRawValue(video.Record.RequestUtf8, skipInputValidation: true);
            writer.WriteEndArray();
            writer.WriteStartObject("response"u8);
            WriteLastResponse(writer, now);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        private void WriteLastResponse(Utf8JsonWriter writer, DateTimeOffset now)
        {
            VideoItem[] finished = [.. video.Items.Where(item => item.IsFinished(now))];
            if (video.LastConflictAt is { } conflict && !finished.Any(item => item.FinishesAt > conflict))
            {
                WriteErrors(writer, [ServiceErrors.Conflict(video.Id)]);
                return;
            }

            VideoItem[] succeeded = [.. finished.Where(item => item.Failure is null)];
            IAnswerItem[] rows = finished.Length == 0 ? [video] : [.. succeeded];
            if (rows.Length > 0)
            {
                writer.WriteStartArray("data"u8);
                foreach (IAnswerItem row in rows)
                {
                    row.Write(writer, now);
                }

                writer.WriteEndArray();
            }

            if (finished.Length > succeeded.Length)
            {
                WriteErrors(writer, finished.Where(item => item.Failure is not null).Select(item => item.Failure!));
            }
        }

        private static void WriteErrors(Utf8JsonWriter writer, IEnumerable<TaskError> errors)
        {
            writer.WriteStartArray("errors"u8);
            foreach (TaskError error in errors)
            {
                error.Write(writer);
            }

            writer.WriteEndArray();
        }
    }
}
