using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Runware.Wan25;

/// <summary>
/// Identifies a submitted request, in any process: the task id and the number of requested results.
/// </summary>
/// <remarks>
/// The text form <c>&lt;guid&gt;-&lt;count&gt;</c> is stable and may be stored. Two ids are equal when their task ids are; the number of
/// results is not part of the identity.
/// </remarks>
/// <param name="TaskId">The task id (<c>taskUUID</c>), a UUID v4.</param>
/// <param name="ResultCount">The number of requested videos (<c>numberResults</c>), at least 1. The default is 1.</param>
[JsonConverter(typeof(VideoOperationIdJsonConverter))]
public readonly record struct VideoOperationId(Guid TaskId, int ResultCount = 1) : IParsable<VideoOperationId>
{
    private const int GuidLength = 36;

    /// <summary>Determines whether two ids identify the same task.</summary>
    /// <param name="other">The other id.</param>
    /// <returns><see langword="true"/> if the task ids are equal; otherwise, <see langword="false"/>.</returns>
    public bool Equals(VideoOperationId other) => TaskId == other.TaskId;

    /// <inheritdoc/>
    public override int GetHashCode() => TaskId.GetHashCode();

    /// <summary>Parses the text form. A task id alone means one result.</summary>
    /// <param name="s">The text, for example <c>be8fd83d-7116-4984-b37e-391df5ee434e-2</c>.</param>
    /// <param name="provider">Ignored: the form does not depend on a culture.</param>
    /// <returns>The id.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is not an operation id.</exception>
    public static VideoOperationId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out VideoOperationId id)
            ? id
            : throw new FormatException(
                "Not a video operation id: expected a task id (UUID), optionally followed by '-' and the number of results.");
    }

    /// <summary>Parses the text form without throwing. A task id alone means one result.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Ignored: the form does not depend on a culture.</param>
    /// <param name="result">When this method returns, the id, or the default where the text is not one.</param>
    /// <returns><see langword="true"/> if <paramref name="s"/> is an operation id; otherwise, <see langword="false"/>.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out VideoOperationId result)
    {
        result = default;
        if (s is null || s.Length < GuidLength
            || !Guid.TryParseExact(s.AsSpan(0, GuidLength), "D", out Guid taskId) || taskId == Guid.Empty)
        {
            return false;
        }

        int count = 1;
        if (s.Length > GuidLength
            && (s[GuidLength] != '-'
                || !int.TryParse(s.AsSpan(GuidLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 1))
        {
            return false;
        }

        result = new(taskId, count);
        return true;
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out VideoOperationId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out VideoOperationId result) => TryParse(s, null, out result);

    internal static void ThrowIfInvalid(VideoOperationId id, string paramName)
    {
        if (id.TaskId == Guid.Empty || id.ResultCount < 1)
        {
            throw new ArgumentException(
                "Not the id of an operation: the task id must not be empty, and the result count must be at least 1.", paramName);
        }
    }

    /// <summary>Returns the text form, <c>&lt;guid&gt;-&lt;count&gt;</c>.</summary>
    /// <returns>Text that <see cref="Parse"/> reads.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{TaskId:D}-{ResultCount}");
}
