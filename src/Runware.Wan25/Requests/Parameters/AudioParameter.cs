using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>The audio track.</summary>
internal sealed class AudioParameter(string path) : VideoRequestParameter(path, VideoRequestParameterKind.Audio)
{
    internal override bool IsSet(VideoParameters from) => from.AudioInput is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) =>
        writer.Json.WriteString(Name, ((TextMedia)from.AudioInput!.Source).WireText);

    internal override void Read(VideoParameters to, JsonElement json, ref Violations violations)
    {
        if (ParameterReader.Text(json, Path, ref violations) is not { } text)
        {
            return;
        }

        if (MediaTextParser.ParseReference(text) is { } source)
        {
            to.AudioInput = AudioInput.From(source);
        }
        else
        {
            violations.AddUnexpected(
                Path, "a media id (UUID) or an absolute http(s) URL", $"a text of {text.Length} characters that is neither");
        }
    }
}
