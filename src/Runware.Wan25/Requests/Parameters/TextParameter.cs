using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>A text, measured in Unicode code points.</summary>
internal sealed class TextParameter(
    string path, int min, int max, Func<VideoParameters, string?> get, Action<VideoParameters, string> set)
    : VideoRequestParameter(path, VideoRequestParameterKind.Text, min, max)
{
    public Func<VideoParameters, string?> Get { get; } = get;

    internal override bool IsSet(VideoParameters from) => Get(from) is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) => writer.Json.WriteString(Name, Get(from));

    internal override void Read(VideoParameters to, JsonElement json, ref ErrorCollector errors)
    {
        if (ParameterReader.Text(json, Path, ref errors) is { } text)
        {
            set(to, text);
        }
    }
}
