namespace Runware.Wan25;

/// <summary>
/// The request breaks one or more rules of the model. Nothing was sent; but for a local file that changed after an attempt nobody answered: then
/// <see cref="RunwareException.SubmissionState"/> is <see cref="SubmissionState.Unknown"/>, and <see cref="RunwareException.OperationId"/> tells what to ask for.
/// </summary>
public sealed class VideoRequestValidationException : RunwareException
{
    internal VideoRequestValidationException(IReadOnlyList<VideoRequestError> errors)
        : base(Describe(errors)) => Errors = errors;

    /// <summary>Every rule that is broken, not only the first; at least one.</summary>
    public IReadOnlyList<VideoRequestError> Errors { get; }

    private static string Describe(IReadOnlyList<VideoRequestError> errors) => errors.Count == 1
        ? $"The video request is not valid: {errors[0].Message}"
        : $"The video request is not valid, {errors.Count} problems:{string.Concat(errors.Select(error => "\n- " + error.Message))}";
}
