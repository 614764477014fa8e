namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>Collects what was read from a body: the request as far as it was understood, and the errors.</summary>
internal sealed class BodyResult
{
    private readonly List<VideoRequestError> _errors = [];

    // Without a prompt as yet: a body that gives none breaks the rule that asks for one.
    public VideoRequestBuilder Builder { get; } = VideoRequest.FromText(null!);

    public IReadOnlyList<VideoRequestError> Errors => _errors;

    public void Report(IEnumerable<VideoRequestError> errors) => _errors.AddRange(errors);

    public void Report(string path, string code, string message) => _errors.Add(Wan25ModelFactory.VideoRequestError(path, code, message));

    /// <summary>Validates what was understood. A value that was not understood causes no further error.</summary>
    public VideoRequestBody ToBody()
    {
        if (Builder.TryBuild(out VideoRequest? request, out IReadOnlyList<VideoRequestError>? broken) && _errors.Count == 0)
        {
            return new(request, []);
        }

        return new(null, [.. _errors, .. broken.Where(error => !_errors.Exists(known => IsAbout(known, error)))]);
    }

    // What is wrong with a member of a frame image is also why there is no image.
    private static bool IsAbout(VideoRequestError known, VideoRequestError error) =>
        known.Path == error.Path || known.Path.StartsWith(error.Path + ".", StringComparison.Ordinal);
}
