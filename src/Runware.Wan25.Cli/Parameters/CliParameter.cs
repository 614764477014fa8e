namespace Runware.Wan25.Cli.Parameters;

/// <summary>A parameter of the model as used by commands, rows of a batch and tools for agents: one name, and text as its value.</summary>
internal abstract class CliParameter(string name)
{
    /// <summary>Gets the name, for example <c>negative-prompt</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the description of the parameter, with its default.</summary>
    public abstract string Description { get; }

    /// <summary>Gets the allowed values, as a sentence; <see langword="null"/> if there is no limit.</summary>
    public abstract string? Limits { get; }

    /// <summary>Gets the placeholder of the value in the help.</summary>
    public abstract string ValueName { get; }

    /// <summary>Gets the values for completion, if there is a list of them.</summary>
    public abstract IReadOnlyList<string> Values { get; }

    /// <summary>Gets whether the value is true or false.</summary>
    public virtual bool IsSwitch => false;

    /// <summary>Gets whether the parameter belongs to a single request, so that a batch cannot set it for all rows.</summary>
    public virtual bool IsOfOneRequest => false;

    /// <summary>Determines whether an error of the SDK is about this parameter.</summary>
    public abstract bool IsAbout(string path);

    /// <summary>Sets the parameter of a request.</summary>
    /// <returns>The errors in the format of the value. Its limits are checked when the request is built.</returns>
    public abstract IReadOnlyList<VideoRequestError> Set(VideoRequestBuilder builder, string value, Func<string, ImageInput> openImage);
}
