namespace Runware.Wan25;

/// <summary>The exception that is thrown when a request breaks one or more rules of the model.</summary>
/// <remarks>
/// Nothing was sent, with one exception: when a local file changes after an attempt without a response,
/// <see cref="RunwareException.SubmissionState"/> is <see cref="SubmissionState.Unknown"/> and <see cref="RunwareException.OperationId"/>
/// names the operation to look up.
/// </remarks>
public sealed class VideoRequestValidationException : RunwareException
{
    internal VideoRequestValidationException(IReadOnlyList<VideoRequestError> errors)
        : base(Describe(errors)) => Errors = errors;

    /// <summary>Gets every broken rule, not only the first. There is at least one.</summary>
    public IReadOnlyList<VideoRequestError> Errors { get; }

    private static string Describe(IReadOnlyList<VideoRequestError> errors) => errors.Count == 1
        ? $"The video request is not valid: {errors[0].Message}"
        : $"The video request is not valid, {errors.Count} problems:{string.Concat(errors.Select(error => "\n- " + error.Message))}";
}
