using System.Text.Json;
using Runware.Wan25.Requests;
using Runware.Wan25.Requests.Parameters;
using Runware.Wan25.Validation;

namespace Runware.Wan25;

/// <summary>
/// Describes one parameter of Wan2.5-Preview: where it stands in a request, what it takes, and how it is read from JSON.
/// <see cref="VideoRequestLimits.Parameters"/> lists them all, for forms, tools and schemas.
/// </summary>
public abstract class VideoRequestParameter
{
    private protected VideoRequestParameter(
        string path, VideoRequestParameterKind kind, long? min = null, long? max = null, string[]? allowed = null)
    {
        Path = path;
        Kind = kind;
        Minimum = min;
        Maximum = max;
        AllowedValues = Array.AsReadOnly(allowed ?? []);
        string[] names = path.Split('.');
        (Parents, Name) = (names[..^1], names[^1]);
    }

    /// <summary>Gets the JSON path under which the service knows the parameter, for example <c>safety.mode</c>.</summary>
    public string Path { get; }

    /// <summary>Gets what the parameter takes.</summary>
    public VideoRequestParameterKind Kind { get; }

    /// <summary>Gets what the parameter is for, in one or two sentences. The limits are not repeated.</summary>
    public required string Description { get; init; }

    /// <summary>
    /// Gets the smallest number, or the shortest text in Unicode code points; <see langword="null"/> where nothing limits it.
    /// </summary>
    public long? Minimum { get; }

    /// <summary>
    /// Gets the largest number, or the longest text in Unicode code points; <see langword="null"/> where nothing limits it.
    /// </summary>
    public long? Maximum { get; }

    /// <summary>Gets the allowed values, as the service spells them, where they are a list; otherwise an empty list.</summary>
    public IReadOnlyList<string> AllowedValues { get; }

    /// <summary>
    /// Gets a value that indicates whether the parameter decides about identity, delivery or cost. An application sets it itself and does
    /// not take it from its own callers.
    /// </summary>
    public bool IsApplicationOwned { get; internal init; }

    /// <summary>Gets the names of the objects that the parameter stands in.</summary>
    internal string[] Parents { get; }

    /// <summary>Gets the last name of the path.</summary>
    internal string Name { get; }

    /// <summary>
    /// Reads the parameter from JSON into a builder. The parameter's limits are checked by <see cref="VideoRequestBuilder.TryBuild"/>.
    /// </summary>
    /// <param name="builder">The builder to set the parameter of.</param>
    /// <param name="value">The value. JSON's null leaves the parameter unset.</param>
    /// <param name="errors">What is wrong with the value's form; empty when the method returns <see langword="true"/>.</param>
    /// <returns><see langword="true"/> if the value was understood; otherwise, <see langword="false"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public bool TrySet(VideoRequestBuilder builder, JsonElement value, out IReadOnlyList<VideoRequestError> errors)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var collector = default(ErrorCollector);
        if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            Read(builder.Parameters, value, ref collector);
        }

        errors = collector.ToList();
        return collector.IsEmpty;
    }

    /// <summary>Returns the path.</summary>
    /// <returns>The value of <see cref="Path"/>.</returns>
    public override string ToString() => Path;

    internal abstract bool IsSet(VideoParameters from);

    /// <summary>Writes the value, which is set.</summary>
    internal abstract void Write(ParameterWriter writer, VideoParameters from);

    /// <summary>Reads a value that is not null.</summary>
    internal abstract void Read(VideoParameters to, JsonElement json, ref ErrorCollector collector);
}
