using System.Text.Json.Nodes;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>
/// The parameters of a video, from the arguments of a call. Each image is opened once, so that the same bytes are checked, compared and
/// sent.
/// </summary>
internal sealed class McpRequestReader
{
    private static readonly CliParameter[] Parameters =
        [.. CliParameters.All.Where(parameter => parameter is not RequestParameter { Source.IsApplicationOwned: true })];

    private readonly AllowedFolders _folders;
    private readonly RequestValues _values = new();
    private readonly Dictionary<string, byte[]> _images = [];

    /// <param name="folders">The folders in which images may be.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="others">The names of arguments that are not parameters.</param>
    /// <exception cref="CliException">An argument is not known.</exception>
    public McpRequestReader(AllowedFolders folders, McpArguments arguments, params ReadOnlySpan<string> others)
    {
        _folders = folders;
        arguments.ThrowIfOther([.. Parameters.Select(Schemas.NameOf), .. others]);
        foreach (CliParameter parameter in Parameters)
        {
            _values[parameter] = arguments[Schemas.NameOf(parameter)];
        }
    }

    /// <summary>Gets the schemas of the parameters.</summary>
    public static IEnumerable<(string Name, JsonObject Schema)> Schema =>
        Parameters.Select(parameter => (Schemas.NameOf(parameter), Schemas.Of(parameter)));

    public static string PromptName => Schemas.NameOf(CliParameters.Prompt);

    /// <exception cref="CliException">The request is not valid.</exception>
    public VideoRequest ToRequest(Action<VideoRequestBuilder>? configure = null) =>
        RequestFactory.TryCreate(
            _values,
            path => ImageInput.FromBytes(Read(path)),
            configure,
            out VideoRequest? request,
            out IReadOnlyList<string> errors)
            ? request
            : throw CliException.InvalidRequest(errors);

    /// <summary>Gets the fingerprint by which calls for the same video are recognized. The request must have been created before.</summary>
    public string Fingerprint() => RequestFingerprint.Of(
        _values, path => _images.TryGetValue(path, out byte[]? image) ? new MemoryStream(image, writable: false) : null);

    private byte[] Read(string path)
    {
        if (!_images.TryGetValue(path, out byte[]? image))
        {
            using FileStream file = _folders.OpenRead(path);
            image = new byte[file.Length];
            file.ReadExactly(image);
            _images[path] = image;
        }

        return image;
    }
}
