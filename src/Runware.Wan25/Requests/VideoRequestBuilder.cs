using System.Diagnostics.CodeAnalysis;
using Runware.Wan25.Requests;
using Runware.Wan25.Validation;

namespace Runware.Wan25;

/// <summary>
/// Builds a <see cref="VideoRequest"/>. Each method replaces what was set before; <see langword="null"/> removes it.
/// </summary>
/// <remarks>
/// No method throws for a bad value: <see cref="Build"/> and <see cref="TryBuild"/> report everything that is wrong at once. A builder can
/// be used further after <see cref="Build"/>; requests that were built do not change. Instances are not thread-safe.
/// </remarks>
/// <example>
/// <code>
/// VideoRequestBuilder builder = VideoRequest.FromText("A lighthouse in a storm")
///     .WithNegativePrompt("blurry, watermark")
///     .WithResolution(VideoResolution.P720)
///     .WithDuration(VideoDuration.TenSeconds);
/// if (!builder.TryBuild(out VideoRequest? request, out IReadOnlyList&lt;VideoRequestError&gt; errors))
/// {
///     foreach (VideoRequestError error in errors)
///     {
///         Console.WriteLine($"{error.Path}: {error.Message}");
///     }
/// }
/// </code>
/// </example>
public sealed partial class VideoRequestBuilder
{
    private readonly bool _needsFirstFrame;

    internal VideoRequestBuilder(VideoParameters parameters, bool needsFirstFrame)
    {
        Parameters = parameters;
        _needsFirstFrame = needsFirstFrame;
    }

    internal VideoParameters Parameters { get; }

    /// <summary>
    /// Validates the parameters, without network access, and creates the request. A local first frame is read as far as needed to
    /// determine its format and whether it is complete.
    /// </summary>
    /// <returns>The request.</returns>
    /// <exception cref="VideoRequestValidationException">
    /// The request breaks one or more rules. <see cref="VideoRequestValidationException.Errors"/> holds all of them.
    /// </exception>
    public VideoRequest Build() => TryBuild(out VideoRequest? request, out IReadOnlyList<VideoRequestError> errors)
        ? request
        : throw new VideoRequestValidationException(errors);

    /// <summary>Validates the parameters like <see cref="Build"/>, and creates the request if they are valid.</summary>
    /// <param name="request">The request, if the method returns <see langword="true"/>.</param>
    /// <param name="errors">Every broken rule; empty if the method returns <see langword="true"/>.</param>
    /// <returns><see langword="true"/> if the request is valid; otherwise, <see langword="false"/>.</returns>
    public bool TryBuild([NotNullWhen(true)] out VideoRequest? request, out IReadOnlyList<VideoRequestError> errors)
    {
        ErrorCollector collector = VideoRequestValidator.Check(Parameters, _needsFirstFrame);
        errors = collector.ToList();
        request = collector.IsEmpty ? new(Parameters with { }) : null;
        return request is not null;
    }

    /// <summary>Returns a line that describes the request, without its prompts, URLs and media.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => Parameters.ToString();
}
