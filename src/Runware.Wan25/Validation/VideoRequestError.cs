namespace Runware.Wan25;

/// <summary>Represents one broken rule of a video request.</summary>
public sealed class VideoRequestError
{
    internal VideoRequestError(string path, string code, string message, IReadOnlyList<string>? allowedValues = null)
    {
        Path = path;
        Code = code;
        Message = message;
        AllowedValues = allowedValues ?? [];
    }

    /// <summary>Gets the JSON path of the parameter, for example <c>inputs.frameImages[0]</c>.</summary>
    public string Path { get; }

    /// <summary>Gets the kind of rule that is broken: one of the constants of <see cref="VideoRequestErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>
    /// Gets one English sentence that says what is wrong, what is allowed and what was given. Prompts, URLs and media are not repeated,
    /// only their length or kind.
    /// </summary>
    public string Message { get; }

    /// <summary>Gets the allowed values where they are a list; otherwise, an empty list.</summary>
    public IReadOnlyList<string> AllowedValues { get; }

    /// <summary>Returns the message.</summary>
    /// <returns>Text that can be logged.</returns>
    public override string ToString() => Message;
}
