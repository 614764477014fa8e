namespace Runware.Wan25.Downloads;

/// <summary>Checks that a part of a file continues what has been received of it.</summary>
internal static class ContentRangeCheck
{
    /// <summary>Determines whether a 206 carries the rest of this very file from a position on.</summary>
    public static bool Continues(HttpResponseMessage response, RemoteFileVersion file, long position)
    {
        RemoteFileVersion.ThrowIfEncoded(response.Content);
        return response.Content.Headers.ContentRange is { Unit: "bytes" } range
            && range.From == position
            && (range.Length ?? file.Length) == (file.Length ?? range.Length)
            && (response.Content.Headers.ContentLength ?? range.To - range.From + 1) == range.To - range.From + 1
            && (response.Headers.ETag ?? file.StrongETag)!.Equals(file.StrongETag);
    }
}
