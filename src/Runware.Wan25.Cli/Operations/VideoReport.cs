namespace Runware.Wan25.Cli.Operations;

/// <summary>The JSON form of a video.</summary>
/// <param name="VideoId">The id of the video.</param>
/// <param name="Url">Its URL at the service, which is valid for a limited time.</param>
/// <param name="Seed">The seed that was used.</param>
/// <param name="Cost">Its cost, in US dollars.</param>
/// <param name="IsFlagged">The result of the content check, if there was one.</param>
/// <param name="File">The path under which it was saved.</param>
/// <param name="Bytes">The length of the file.</param>
internal sealed record VideoReport(Guid VideoId, Uri? Url, long? Seed, decimal? Cost, bool? IsFlagged, string? File, long? Bytes)
{
    public static VideoReport Of(GeneratedVideo video, string? file) => new(
        video.VideoId, video.Url, video.Seed, video.Cost, video.IsFlagged, file, file is null ? null : new FileInfo(file).Length);
}
