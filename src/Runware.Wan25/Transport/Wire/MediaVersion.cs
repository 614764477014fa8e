namespace Runware.Wan25.Transport.Wire;

/// <summary>What is known about local media without reading it.</summary>
/// <param name="Length">Bytes; <see langword="null"/> where the media has to be read to the end.</param>
/// <param name="LastWriteUtc">When a file was last written; the default for everything else.</param>
internal readonly record struct MediaVersion(long? Length, DateTime LastWriteUtc = default);
