namespace Runware.Wan25.Transport.Wire;

/// <summary>What can be told about local media without reading it.</summary>
/// <param name="Length">Bytes; <see langword="null"/> where only reading tells.</param>
/// <param name="LastWriteUtc">When a file was last written; the default for everything else.</param>
internal readonly record struct MediaVersion(long? Length, DateTime LastWriteUtc = default);
