using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>An absolute URL.</summary>
internal sealed class UrlParameter(string path, Func<VideoParameters, Uri?> get, Action<VideoParameters, Uri> set)
    : VideoRequestParameter(path, VideoRequestParameterKind.Url)
{
    public Func<VideoParameters, Uri?> Get { get; } = get;

    internal override bool IsSet(VideoParameters from) => Get(from) is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) => writer.Json.WriteString(Name, UriText.Of(Get(from)!));

    internal override void Read(VideoParameters to, JsonElement json, ref Violations violations)
    {
        if (ParameterReader.Text(json, Path, ref violations) is not { } text)
        {
            return;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? url))
        {
            set(to, url);
        }
        else
        {
            violations.AddUnexpected(Path, "an absolute URL", $"a text of {text.Length} characters");
        }
    }
}
