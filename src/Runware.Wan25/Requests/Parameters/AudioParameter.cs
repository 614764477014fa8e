using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>The audio track.</summary>
internal sealed class AudioParameter(string path) : VideoRequestParameter(path, VideoRequestParameterKind.Audio)
{
    internal override bool IsSet(VideoParameters from) => from.AudioInput is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) =>
        writer.Json.WriteString(Name, ((TextMedia)from.AudioInput!.Source).WireText);

    internal override void Read(VideoParameters to, JsonElement json, ref ErrorCollector errors)
    {
        const string expected = "a media id (UUID) or an absolute http(s) URL";
        if (ParameterReader.Parsed(json, Path, MediaTextParser.ParseReference, expected, " that is neither", ref errors) is { } source)
        {
            to.AudioInput = new(source);
        }
    }
}
