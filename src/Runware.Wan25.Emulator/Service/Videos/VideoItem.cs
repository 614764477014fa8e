using System.Globalization;
using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>One result of a task, which is running, has succeeded or has failed.</summary>
internal sealed class VideoItem(VideoTask task, Guid videoId, long seed, DateTimeOffset? finishesAt, VideoUrls urls) : IResponseRow
{
    private readonly object _gate = new();
    private DateTimeOffset? _urlExpires;
    private int _revision;

    public VideoTask Task => task;

    public Guid VideoId => videoId;

    public long Seed => seed;

    /// <summary>When the result finishes; null if never.</summary>
    public DateTimeOffset? FinishesAt => finishesAt;

    /// <summary>The failure of this result; null if it succeeds.</summary>
    public GenerationFailure? Failure { get; init; }

    public bool IsFlagged { get; init; }

    /// <summary>The number of times that the file was replaced; part of its ETag and of its bytes.</summary>
    public int Revision => Volatile.Read(ref _revision);

    public bool IsFinished(DateTimeOffset now) => finishesAt <= now;

    public void Replace() => Interlocked.Increment(ref _revision);

    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        bool isFinished = IsFinished(now);
        if (!isFinished && task.Options.RunningRow == RunningRowTaskType.GetResponse)
        {
            GenericStatusRow.Write(writer, task.Id, RunningStatus, Progress(now));
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("taskType"u8, "videoInference"u8);
        writer.WriteString("taskUUID"u8, task.Id);
        if (!isFinished)
        {
            WriteRunning(writer, now);
        }
        else if (Failure is { } failure)
        {
            WriteFailure(writer, failure);
        }
        else
        {
            WriteSuccess(writer, now);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the status and the members of a success, for rows and for webhooks.</summary>
    public void WriteSuccess(Utf8JsonWriter writer, DateTimeOffset now)
    {
        if (task.Options.SuccessRowHasStatus)
        {
            writer.WriteString("status"u8, "success"u8);
        }

        WriteOutput(writer, now);
    }

    /// <summary>Writes the members of a success without a status, for the archive.</summary>
    public void WriteOutput(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteString("videoUUID"u8, videoId);
        if (task.Faults is not { } faults || faults.HasUrl(finishesAt!.Value, now))
        {
            writer.WriteString("videoURL"u8, Url(now));
        }

        writer.WriteNumber("seed"u8, seed);
        if (task.Parameters.IncludeCost)
        {
            WriteCost(writer);
        }

        if (task.Parameters.ChecksContent)
        {
            writer.WriteBoolean("NSFWContent"u8, IsFlagged);
        }
    }

    /// <summary>Gets the signed URL; a new one once it has expired.</summary>
    private string Url(DateTimeOffset now)
    {
        if (task.Parameters.TimeToLive is not { } life)
        {
            return urls.Create(videoId, task.Parameters.Format, null);
        }

        lock (_gate)
        {
            _urlExpires ??= finishesAt!.Value + life;
            if (_urlExpires <= now)
            {
                _urlExpires = now + life;
            }

            return urls.Create(videoId, task.Parameters.Format, _urlExpires);
        }
    }

    private void WriteRunning(Utf8JsonWriter writer, DateTimeOffset now)
    {
        writer.WriteString("status"u8, RunningStatus);
        if (Progress(now) is { } percent)
        {
            writer.WriteNumber("progress"u8, percent);
        }
    }

    private string RunningStatus => task.Faults?.RunningStatus ?? "processing";

    private int? Progress(DateTimeOffset now) => task.Options.ReportProgress && finishesAt is { } end
        ? Math.Clamp((int)((now - task.AcceptedAt) / (end - task.AcceptedAt) * 100), 0, 99)
        : null;

    private void WriteCost(Utf8JsonWriter writer)
    {
        decimal cost = task.Parameters.PricePerResult;
        if (task.Options.CostAsText)
        {
            writer.WriteString("cost"u8, cost.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNumber("cost"u8, cost);
        }
    }

    private void WriteFailure(Utf8JsonWriter writer, GenerationFailure failure)
    {
        writer.WriteString("status"u8, "error"u8);
        if (task.Faults?.Shape == FailureShape.EmbeddedError)
        {
            writer.WriteStartObject("error"u8);
        }

        writer.WriteString("code"u8, failure.Code);
        writer.WriteString("message"u8, failure.Message);
        if (task.Faults?.Shape == FailureShape.EmbeddedError)
        {
            writer.WriteEndObject();
        }
    }
}
