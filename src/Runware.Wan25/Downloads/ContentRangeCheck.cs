namespace Runware.Wan25.Downloads;

/// <summary>Looks at each piece of a body before it is written. An empty piece is the end of the body.</summary>
internal static class ContentRangeCheck
{
    public static void Check(ReadOnlySpan<byte> piece, long position, RemoteFile file, long bytesThere)
    {
        long end = position + piece.Length;
        if (end > file.Length)
        {
            throw Broken($"the host sent more than the {file.Length} bytes it had announced");
        }

        if (piece.IsEmpty && (end < file.Length || end < bytesThere))
        {
            throw Broken($"the host sent only {end} bytes of {file.Length ?? bytesThere}");
        }

        if (position == 0 && !ContainerSignature.IsVideo(piece))
        {
            throw Broken("what the host sent is not a video");
        }
    }

    private static AttemptFailedException Broken(string reason) => new(FailureKind.Transient, reason);
}
