namespace Runware.Wan25;

/// <summary>The exception that is thrown when a request breaks one or more rules of the model.</summary>
/// <remarks>
/// Nothing was accepted, unless <see cref="RunwareException.SubmissionState"/> is <see cref="SubmissionState.Unknown"/>: a local file
/// changed after an attempt without a response, or the request has an id of its own, under which an earlier submission may have been
/// accepted. <see cref="RunwareException.OperationId"/> then names the operation to look up.
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
