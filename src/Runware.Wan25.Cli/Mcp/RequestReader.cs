using System.Text.Json.Nodes;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>Reads the parameters of a video from the arguments of a call.</summary>
internal sealed class RequestReader(AllowedFolders folders)
{
    private static readonly CliParameter[] Parameters =
        [.. CliParameters.All.Where(parameter => parameter is not ModelParameter { Source.IsApplicationOwned: true })];

    /// <summary>Gets the schemas of the parameters.</summary>
    public static IEnumerable<(string Name, JsonObject Schema)> Schema =>
        Parameters.Select(parameter => (Schemas.NameOf(parameter), Schemas.Of(parameter)));

    public static string PromptName => Schemas.NameOf(CliParameters.Prompt);

    /// <param name="arguments">The arguments.</param>
    /// <param name="others">The names of arguments that are no parameters.</param>
    /// <exception cref="CliException">An argument is not known.</exception>
    public static RequestValues Read(McpArguments arguments, params ReadOnlySpan<string> others)
    {
        arguments.ThrowIfOther([.. Parameters.Select(Schemas.NameOf), .. others]);
        var values = new RequestValues();
        foreach (CliParameter parameter in Parameters)
        {
            values[parameter] = arguments[Schemas.NameOf(parameter)];
        }

        return values;
    }

    /// <exception cref="CliException">The request is not valid.</exception>
    public VideoRequest ToRequest(RequestValues values, Action<VideoRequestBuilder>? configure = null) =>
        RequestFactory.TryCreate(
            values,
            path => ImageInput.FromFile(folders.Resolve(path)),
            configure,
            out VideoRequest? request,
            out IReadOnlyList<string> errors)
            ? request
            : throw CliException.InvalidRequest(errors);

    public string FingerprintOf(RequestValues values) => RequestFingerprint.Of(values, folders.Resolve);
}
