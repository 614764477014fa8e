namespace Runware.Wan25.AotSmoke;

/// <summary>One grey pixel.</summary>
internal static class TinyPng
{
    public static ReadOnlyMemory<byte> Bytes { get; } =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");
}
