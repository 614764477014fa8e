using System.Net.Http.Headers;

namespace Runware.Wan25.Downloads;

/// <summary>What tells one state of a file at its host from another.</summary>
/// <param name="StrongETag">The same tag means the same bytes. A weak tag does not say so and counts as none.</param>
/// <param name="Length">The size of the whole file.</param>
internal sealed record RemoteFile(EntityTagHeaderValue? StrongETag, long? Length)
{
    /// <summary>The file that a 200 carries.</summary>
    public static RemoteFile Of(HttpResponseMessage answer) =>
        new(answer.Headers.ETag is { IsWeak: false, Tag.Length: > 2 } tag ? tag : null, answer.Content.Headers.ContentLength);

    /// <summary>Whether the two hold the same bytes for certain.</summary>
    public bool IsSameAs(RemoteFile? other) => StrongETag is not null && StrongETag.Equals(other?.StrongETag) && Length == other.Length;

    /// <summary>Whether a 206 carries the rest of this very file from <paramref name="position"/> on.</summary>
    public bool IsContinuedBy(HttpResponseMessage answer, long position) =>
        answer.Content.Headers.ContentRange is { Unit: "bytes" } range
        && range.From == position
        && (range.Length ?? Length) == (Length ?? range.Length)
        && (answer.Headers.ETag ?? StrongETag)!.Equals(StrongETag);
}
