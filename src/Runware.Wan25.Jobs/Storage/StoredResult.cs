using System.Text.Json;
using Runware.Wan25.Polling;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Reads and writes the stored form of a result: the typed members, and each row as the service sent it.</summary>
internal sealed record StoredResult(int Format, IReadOnlyList<StoredVideo> Videos, IReadOnlyList<StoredFailure> Failures)
{
    private const int NewestFormat = 1;

    public static string? Write(VideoResult? result) => result is null ? null : JsonSerializer.Serialize(
        new StoredResult(
            NewestFormat,
            [.. result.Videos.Select(video => new StoredVideo(video))],
            [.. result.Failures.Select(one => new StoredFailure(one.Error.Code, one.Error.Message, one.Error.Category.ToString()))]),
        StoredJsonContext.Default.StoredResult);

    public static VideoResult? Read(VideoOperationId id, string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        StoredJsonContext.CheckFormat(document.RootElement, NewestFormat, "The result of the job");
        StoredResult stored = document.RootElement.Deserialize(StoredJsonContext.Default.StoredResult)!;
        if (stored.Videos.Any(video => video is null) || stored.Failures.Any(failure => failure is null))
        {
            // The serializer checks the members, and not what is in the lists.
            throw new JsonException("The result of the job has an empty row.");
        }

        return Wan25ModelFactory.VideoResult(
            id,
            stored.Videos.Select(video => video.ToModel(id)),
            stored.Failures.Select(failure => Wan25ModelFactory.VideoFailure(
                Wan25ModelFactory.RunwareError(failure.Code, failure.Message, failure.ParseCategory(), id.TaskId))));
    }

    /// <summary>Reads a job's result, unless it is damaged or in a newer format.</summary>
    public static VideoResult? TryRead(VideoJob job)
    {
        try
        {
            return job.Result;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Combines what an earlier execution stored with what is known now, so that no video is lost.</summary>
    public static VideoResult? Union(VideoJob job, VideoResult? current)
    {
        if (TryRead(job) is not { Videos.Count: > 0 } before)
        {
            return current;
        }

        // A video keeps the id that handlers have seen; a row of the archive may not name it.
        List<GeneratedVideo> known = [.. (current?.Videos ?? []).Select(video => before.Videos.FirstOrDefault(
            stored => IsSame(stored, video) && (stored.Url is not null || video.Url is null)) ?? video)];
        int missing = Math.Max(0, job.OperationId.ResultCount - known.Count);
        IEnumerable<GeneratedVideo> earlier = before.Videos.Where(video => !known.Any(other => IsSame(video, other)));
        return Wan25ModelFactory.VideoResult(job.OperationId, [.. known, .. earlier.Take(missing)], current?.Failures);
    }

    private static bool IsSame(GeneratedVideo video, GeneratedVideo other) =>
        VideoMatcher.IsSame(video, other.VideoId, other.Url, NamesId(other), NamesId);

    private static bool NamesId(GeneratedVideo video) => video.Json.ValueKind != JsonValueKind.Object
        || video.Json.GetRawText().Contains(video.VideoId.ToString("D"), StringComparison.OrdinalIgnoreCase);
}
