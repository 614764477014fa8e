namespace Runware.Wan25.Transport.Wire;

/// <summary>Identifies a version of local media without reading it.</summary>
/// <param name="Length">The length in bytes; <see langword="null"/> where only a read to the end determines it.</param>
/// <param name="LastWriteUtc">The time of the last write to a file; the default for other media.</param>
internal readonly record struct LocalMediaVersion(long? Length, DateTime LastWriteUtc = default);
