using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>An absolute URL.</summary>
internal sealed class UrlParameter(string path, Func<VideoParameters, Uri?> get, Action<VideoParameters, Uri> set)
    : VideoRequestParameter(path, VideoRequestParameterKind.Url)
{
    public Func<VideoParameters, Uri?> Get { get; } = get;

    internal override bool IsSet(VideoParameters from) => Get(from) is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) =>
        writer.Json.WriteString(Name, UriFormatter.Of(Get(from)!));

    internal override void Read(VideoParameters to, JsonElement json, ref ErrorCollector errors)
    {
        if (ParameterReader.Parsed(json, Path, UrlOf, "an absolute URL", "", ref errors) is { } url)
        {
            set(to, url);
        }
    }

    private static Uri? UrlOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out Uri? url) ? url : null;
}
