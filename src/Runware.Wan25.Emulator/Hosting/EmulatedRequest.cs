namespace Runware.Wan25.Emulator;

/// <summary>A request as the hosts hand it to the service, over HTTP or in a WebSocket message.</summary>
internal abstract class EmulatedRequest
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    /// <summary>With its question mark, or empty.</summary>
    public required string Query { get; init; }

    /// <summary>Whether the client said beforehand how long the body is.</summary>
    public bool HasLength { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public abstract string? Header(string name);
}
