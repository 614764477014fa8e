namespace Runware.Wan25;

/// <summary>Defines the values of <see cref="VideoRequestError.Code"/>. They are stable.</summary>
public static class VideoRequestErrorCodes
{
    /// <summary>A parameter that is needed was not given.</summary>
    public const string Required = "required";

    /// <summary>A text is shorter or longer than allowed, counted in Unicode code points.</summary>
    public const string Length = "length";

    /// <summary>A number is below or above what is allowed.</summary>
    public const string Range = "range";

    /// <summary>A value is not in the list of those allowed.</summary>
    public const string NotAllowed = "notAllowed";

    /// <summary>A value does not have the form that is needed, for example a URL that is not absolute.</summary>
    public const string Format = "format";

    /// <summary>Two parameters exclude each other.</summary>
    public const string Conflict = "conflict";

    /// <summary>The format of media is not recognised, contradicts its media type, or is not one that the parameter takes.</summary>
    public const string MediaType = "mediaType";

    /// <summary>A local file or stream is missing, empty or cannot be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>A media file ends before its format says that it does, for example after an interrupted download.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>
    /// A parameter that may not be set this way, for example by
    /// <see cref="VideoRequestBuilder.WithParameter(string, System.Text.Json.JsonElement)"/>.
    /// </summary>
    public const string Reserved = "reserved";

    /// <summary>A member of a JSON body that no parameter has.</summary>
    public const string Unknown = "unknown";
}
