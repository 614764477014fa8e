using System.Text.Json;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Reads and writes the stored form of a result: the typed members, and each row as the service sent it.</summary>
internal static class StoredResult
{
    private const int Format = 1;

    public static string Write(VideoResult result) => StoredJson.Write(writer =>
    {
        writer.WriteNumber("format", Format);
        writer.WriteStartArray("videos");
        foreach (GeneratedVideo video in result.Videos)
        {
            Write(writer, video);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("failures");
        foreach (VideoFailure failure in result.Failures)
        {
            Write(writer, failure.Error);
        }

        writer.WriteEndArray();
    });

    public static VideoResult? Read(VideoOperationId id, string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        StoredJson.CheckFormat(root, Format, "The result of the job");
        return Wan25ModelFactory.VideoResult(
            id,
            root.GetProperty("videos").EnumerateArray().Select(row => ReadVideo(id, row)),
            root.GetProperty("failures").EnumerateArray().Select(row => Wan25ModelFactory.VideoFailure(ReadError(id, row))));
    }

    /// <summary>Combines what an earlier execution stored with what is known now, so that no video is lost.</summary>
    public static VideoResult? Union(JobRecord record, VideoResult? current)
    {
        VideoResult? before = Read(record.OperationId, record.Result);
        if (before is null || before.Videos.Count == 0)
        {
            return current;
        }

        IReadOnlyList<GeneratedVideo> known = current?.Videos ?? [];
        int missing = Math.Max(0, record.OperationId.ResultCount - known.Count);
        IEnumerable<GeneratedVideo> earlier = before.Videos.Where(video => known.All(other => other.VideoId != video.VideoId));
        return Wan25ModelFactory.VideoResult(record.OperationId, [.. known, .. earlier.Take(missing)], current?.Failures);
    }

    private static void Write(Utf8JsonWriter writer, GeneratedVideo video)
    {
        writer.WriteStartObject();
        writer.WriteString("videoId", video.VideoId);
        WriteIfKnown(writer, "url", video.Url?.OriginalString);
        WriteIfKnown(writer, "seed", video.Seed);
        WriteIfKnown(writer, "cost", video.Cost);
        if (video.IsFlagged is { } flagged)
        {
            writer.WriteBoolean("flagged", flagged);
        }

        WriteRow(writer, video.Json);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RunwareError error)
    {
        writer.WriteStartObject();
        writer.WriteString("code", error.Code);
        writer.WriteString("category", error.Category.ToString());
        writer.WriteString("message", error.Message);
        writer.WriteEndObject();
    }

    private static void WriteIfKnown(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteIfKnown(Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    private static void WriteRow(Utf8JsonWriter writer, JsonElement row)
    {
        if (row.ValueKind == JsonValueKind.Object)
        {
            writer.WritePropertyName("row");
            row.WriteTo(writer);
        }
    }

    private static GeneratedVideo ReadVideo(VideoOperationId id, JsonElement row) => Wan25ModelFactory.GeneratedVideo(
        id,
        row.GetProperty("videoId").GetGuid(),
        row.TryGetProperty("url", out JsonElement url) ? new Uri(url.GetString()!, UriKind.Absolute) : null,
        row.TryGetProperty("seed", out JsonElement seed) ? seed.GetInt64() : null,
        row.TryGetProperty("cost", out JsonElement cost) ? cost.GetDecimal() : null,
        row.TryGetProperty("flagged", out JsonElement flagged) ? flagged.GetBoolean() : null,
        row.TryGetProperty("row", out JsonElement json) ? json.Clone() : default);

    private static RunwareError ReadError(VideoOperationId id, JsonElement row) => Wan25ModelFactory.RunwareError(
        row.GetProperty("code").GetString()!, row.GetProperty("message").GetString()!, StoredJson.Category(row), id.TaskId);
}
