using System.Text.Json;

namespace Runware.Wan25.AspNetCore.Bodies;

/// <summary>A request that is being read: what was understood, and what was not.</summary>
internal sealed class BodyDraft
{
    private readonly List<VideoRequestError> _errors = [];

    // Without a prompt as yet: a body that gives none breaks the rule that asks for one.
    public VideoRequestBuilder Builder { get; } = VideoRequest.FromText(null!);

    public int? Width { get; set; }

    public int? Height { get; set; }

    public IReadOnlyList<VideoRequestError> Errors => _errors;

    public void Report(string path, string code, string message, IReadOnlyList<string>? allowed = null) =>
        _errors.Add(Wan25ModelFactory.VideoRequestError(path, code, message, allowed));

    /// <summary>Reports a value of a wrong kind, without repeating it.</summary>
    public void Mistyped(string path, string expected, JsonElement found) =>
        Report(path, VideoRequestErrorCodes.Format, $"{(path == BodyReader.RootPath ? "The body" : path)} must be {expected}; {JsonValues.KindOf(found)} was given.");

    /// <summary>Checks what was understood as a builder does, and tells all that is wrong. Where a value was not understood, no rule about it adds anything.</summary>
    public VideoRequestBody ToBody()
    {
        if (Width is not null || Height is not null)
        {
            Builder.WithSize(Width ?? 0, Height ?? 0);
        }

        if (Builder.TryBuild(out var request, out var broken) && _errors.Count == 0)
        {
            return new(request, []);
        }

        var known = _errors.Select(error => error.Path).ToHashSet(StringComparer.Ordinal);
        return new(null, [.. _errors, .. broken.Where(error => !known.Contains(error.Path))]);
    }
}
