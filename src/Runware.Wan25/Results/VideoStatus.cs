namespace Runware.Wan25;

/// <summary>
/// Where an operation stands. The service may send values this version does not know; they mean "still running" and are kept as they came.
/// </summary>
public readonly struct VideoStatus : IEquatable<VideoStatus>
{
    private readonly string? _value;

    /// <summary>A status by its name on the wire, compared without regard to case.</summary>
    /// <param name="value">The name, for example <c>processing</c>.</param>
    public VideoStatus(string value) => _value = value;

    /// <summary>No answer about the operation was seen yet. The default.</summary>
    public static VideoStatus Unknown => default;

    /// <summary>The service is working on it.</summary>
    public static VideoStatus Processing { get; } = new("processing");

    /// <summary>The operation ended with at least one video.</summary>
    public static VideoStatus Success { get; } = new("success");

    /// <summary>The operation ended without a video.</summary>
    public static VideoStatus Error { get; } = new("error");

    /// <summary>Whether it is none that the service may send beyond what this version knows.</summary>
    internal bool IsFamiliar => this == Unknown || this == Processing || this == Success || this == Error;

    /// <summary>Whether two statuses have the same name.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are the same.</returns>
    public static bool operator ==(VideoStatus left, VideoStatus right) => left.Equals(right);

    /// <summary>Whether two statuses have different names.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(VideoStatus left, VideoStatus right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(VideoStatus other) => string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is VideoStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>The name on the wire, or <c>unknown</c>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => _value ?? "unknown";
}
