namespace Runware.Wan25;

/// <summary>One broken rule of a video request.</summary>
public sealed class VideoRequestError
{
    internal VideoRequestError(string path, string code, string message, IReadOnlyList<string>? allowedValues = null)
    {
        Path = path;
        Code = code;
        Message = message;
        AllowedValues = allowedValues ?? [];
    }

    /// <summary>The JSON path of the parameter, for example <c>inputs.frameImages[0]</c>.</summary>
    public string Path { get; }

    /// <summary>The kind of rule that is broken: one of the constants of <see cref="VideoRequestErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>
    /// What is wrong, what is allowed and what was given, in one English sentence. Prompts, URLs and media are never repeated, only their length or kind.
    /// </summary>
    public string Message { get; }

    /// <summary>The allowed values where they are a short list; otherwise empty.</summary>
    public IReadOnlyList<string> AllowedValues { get; }

    /// <summary>The message, which begins with the path.</summary>
    /// <returns>A text fit for a log.</returns>
    public override string ToString() => Message;
}
