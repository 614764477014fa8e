namespace Runware.Wan25.Downloads;

/// <summary>
/// Follows a file's container while it arrives: its parts say how long they are, and so whether the file has ended before its end.
/// </summary>
internal sealed class VideoContainerCheck
{
    private VideoContainerWalker? _walker;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _walker ??= EbmlHeader.IsAtStartOf(bytes) ? new EbmlWalker() : new Mp4BoxWalker();
        _walker.Append(bytes);
    }

    /// <summary>Starts over, as the file does.</summary>
    public void Reset() => _walker = null;

    /// <summary>Gets what shows that the file is not whole; <see langword="null"/> when it may end here.</summary>
    /// <param name="hasProvenEnd">Whether HTTP itself shows that the body ended where it should. Where the container says nothing, that
    /// decides.</param>
    public string? FindDefect(bool hasProvenEnd) => _walker is null ? "it is empty" : _walker.FindDefect(hasProvenEnd);
}
