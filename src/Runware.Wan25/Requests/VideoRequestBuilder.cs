using System.Diagnostics.CodeAnalysis;
using Runware.Wan25.Requests;
using Runware.Wan25.Validation;

namespace Runware.Wan25;

/// <summary>
/// Builds a <see cref="VideoRequest"/>. Nothing throws before <see cref="Build"/>, which reports everything that is wrong at once. Each method replaces what
/// was said before; <see langword="null"/> takes it back. A builder can go on after <see cref="Build"/>: what was built does not change. Not thread-safe.
/// </summary>
public sealed partial class VideoRequestBuilder
{
    private readonly VideoParameters _parameters;
    private readonly bool _needsFirstFrame;

    internal VideoRequestBuilder(VideoParameters parameters, bool needsFirstFrame)
    {
        _parameters = parameters;
        _needsFirstFrame = needsFirstFrame;
    }

    /// <summary>Checks the request, offline, and makes it. A first frame from a file is looked at, but not yet read.</summary>
    /// <returns>The request, which later calls on this builder do not change.</returns>
    /// <exception cref="VideoRequestValidationException">The request breaks one or more rules; all of them are in its <c>Errors</c>.</exception>
    public VideoRequest Build()
    {
        var violations = VideoRequestValidator.Check(_parameters, _needsFirstFrame);
        return violations.IsEmpty ? Snapshot() : throw new VideoRequestValidationException(violations.ToList());
    }

    /// <summary>Checks the request, offline, and makes it, without throwing.</summary>
    /// <param name="request">The request, when the answer is <see langword="true"/>.</param>
    /// <param name="errors">Every rule that is broken; empty when the answer is <see langword="true"/>.</param>
    /// <returns>Whether the request is valid.</returns>
    public bool TryBuild([NotNullWhen(true)] out VideoRequest? request, out IReadOnlyList<VideoRequestError> errors)
    {
        var violations = VideoRequestValidator.Check(_parameters, _needsFirstFrame);
        errors = violations.ToList();
        request = violations.IsEmpty ? Snapshot() : null;
        return request is not null;
    }

    /// <summary>What the request will be, without its prompts, URLs and media.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => _parameters.ToString();

    private VideoRequest Snapshot() => new(_parameters with { });
}
