namespace Runware.Wan25.Emulator;

/// <summary>How a file's ETag is served.</summary>
internal enum EntityTags
{
    Strong,
    Weak,
    None,
}
