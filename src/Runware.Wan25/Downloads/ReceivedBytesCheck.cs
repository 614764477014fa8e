namespace Runware.Wan25.Downloads;

/// <summary>Checks each piece of a body before it is written. An empty piece is the end of the body.</summary>
internal static class ReceivedBytesCheck
{
    public static void Check(ReadOnlySpan<byte> piece, long position, RemoteFileVersion file, long bytesThere, long maxBytes)
    {
        long end = position + piece.Length;
        if (Math.Max(end, file.Length ?? 0) > maxBytes)
        {
            string size = file.Length is { } length ? $"has {length} bytes" : $"has more than {maxBytes} bytes";
            throw new DownloadAttemptException(
                DownloadFailureKind.Final,
                $"the file {size}; {nameof(Wan25ClientOptions.Downloads)}.{nameof(DownloadOptions.MaxBytes)} allows {maxBytes}");
        }

        if (end > file.Length)
        {
            // Which of its bytes are the file's is not known, those that were written included.
            throw Broken($"the host sent more than the {file.Length} bytes it had announced", requiresRestart: true);
        }

        if (piece.IsEmpty && (end < file.Length || end < bytesThere))
        {
            throw Broken($"the host sent only {end} bytes of {file.Length ?? bytesThere}");
        }

        if (position == 0 && !VideoContainerSignature.IsVideo(piece))
        {
            throw Broken("what the host sent is not a video");
        }
    }

    private static DownloadAttemptException Broken(string reason, bool requiresRestart = false) =>
        new(DownloadFailureKind.Transient, reason) { RequiresRestart = requiresRestart };
}
