namespace Runware.Wan25.Cli.Parameters;

/// <summary>A parameter of the model as commands, rows of a batch and tools of agents know it: one name, and text as its value.</summary>
internal abstract class CliParameter(string name)
{
    /// <summary>Gets the name, for example <c>negative-prompt</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Gets what the parameter is for, and its default.</summary>
    public abstract string Description { get; }

    /// <summary>Gets what is allowed, as a sentence; <see langword="null"/> where nothing is limited.</summary>
    public abstract string? Limits { get; }

    /// <summary>Gets what the help shows in the place of a value.</summary>
    public abstract string ValueName { get; }

    /// <summary>Gets the values to complete with, where there is a list of them.</summary>
    public abstract IReadOnlyList<string> Values { get; }

    /// <summary>Gets whether the value is true or false.</summary>
    public virtual bool IsSwitch => false;

    /// <summary>Gets whether the parameter belongs to a single request, so that a batch cannot set it for all rows.</summary>
    public virtual bool IsOfOneRequest => false;

    /// <summary>Determines whether an error of the SDK is about this parameter.</summary>
    public abstract bool IsAbout(string path);

    /// <summary>Sets the parameter of a request.</summary>
    /// <returns>What is wrong with the form of the value. Its limits are checked when the request is built.</returns>
    public abstract IReadOnlyList<VideoRequestError> Set(VideoRequestBuilder builder, string value, Func<string, ImageInput> openImage);
}
