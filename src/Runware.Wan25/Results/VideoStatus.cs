using System.Text.Json.Serialization;

namespace Runware.Wan25;

/// <summary>Represents the status of an operation.</summary>
/// <remarks>
/// The service may send values that this version does not know. They mean that the operation is running, and are kept as sent.
/// </remarks>
[JsonConverter(typeof(VideoStatusJsonConverter))]
public readonly struct VideoStatus : IEquatable<VideoStatus>
{
    private readonly string? _value;

    /// <summary>Initializes a new instance of the <see cref="VideoStatus"/> struct.</summary>
    /// <param name="value">The name on the wire, for example <c>processing</c>. Case is ignored in comparisons.</param>
    public VideoStatus(string value) => _value = value;

    /// <summary>Gets the status of an operation of which no row was seen yet. This is the default.</summary>
    public static VideoStatus Unknown => default;

    /// <summary>Gets the status of a running operation.</summary>
    public static VideoStatus Processing { get; } = new("processing");

    /// <summary>Gets the status of an operation that ended with at least one video.</summary>
    public static VideoStatus Success { get; } = new("success");

    /// <summary>Gets the status of an operation that ended without a video.</summary>
    public static VideoStatus Error { get; } = new("error");

    /// <summary>Gets whether this version knows the status.</summary>
    internal bool IsKnown => this == Unknown || this == Processing || this == Success || this == Error;

    /// <summary>Determines whether two statuses are equal.</summary>
    /// <param name="left">The first status.</param>
    /// <param name="right">The second status.</param>
    /// <returns><see langword="true"/> if they have the same name; otherwise, <see langword="false"/>.</returns>
    public static bool operator ==(VideoStatus left, VideoStatus right) => left.Equals(right);

    /// <summary>Determines whether two statuses are different.</summary>
    /// <param name="left">The first status.</param>
    /// <param name="right">The second status.</param>
    /// <returns><see langword="true"/> if they have different names; otherwise, <see langword="false"/>.</returns>
    public static bool operator !=(VideoStatus left, VideoStatus right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(VideoStatus other) => string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is VideoStatus other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>Returns the name on the wire, or <c>unknown</c>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => _value ?? "unknown";
}
