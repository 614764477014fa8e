namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>Collects the parameters and the errors that were found in a body.</summary>
internal sealed class BodyReadResult
{
    private readonly List<VideoRequestError> _errors = [];

    // Without a prompt yet: validation reports a body that has none.
    public VideoRequestBuilder Builder { get; } = VideoRequest.FromText(null!);

    public IReadOnlyList<VideoRequestError> Errors => _errors;

    public void Report(IEnumerable<VideoRequestError> errors) => _errors.AddRange(errors);

    public void Report(string path, string code, string message) => _errors.Add(Wan25ModelFactory.VideoRequestError(path, code, message));

    /// <summary>Validates the parameters. One that could not be read causes no further error.</summary>
    public VideoRequestBody ToBody()
    {
        if (Builder.TryBuild(out VideoRequest? request, out IReadOnlyList<VideoRequestError>? broken) && _errors.Count == 0)
        {
            return new(request, []);
        }

        return new(null, [.. _errors, .. broken.Where(error => !_errors.Exists(known => IsAbout(known, error)))]);
    }

    // An error in a member of a frame image is also the reason why the image is missing.
    private static bool IsAbout(VideoRequestError known, VideoRequestError error) =>
        known.Path == error.Path || known.Path.StartsWith(error.Path + ".", StringComparison.Ordinal);
}
