namespace Runware.Wan25.Emulator;

/// <summary>A request as the hosts pass it to the service, received over HTTP or in a WebSocket message.</summary>
internal abstract class EmulatedRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>The query with its question mark, or empty.</summary>
    public required string Query { get; init; }

    /// <summary>Whether the client sent the length of the body in advance.</summary>
    public bool HasLength { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public abstract string? Header(string name);
}
