using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>A UUID.</summary>
internal sealed class UuidParameter(string path, Func<VideoParameters, Guid?> get, Action<VideoParameters, Guid> set)
    : VideoRequestParameter(path, VideoRequestParameterKind.Uuid)
{
    internal override bool IsSet(VideoParameters from) => get(from) is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) => writer.Json.WriteString(Name, get(from)!.Value);

    internal override void Read(VideoParameters to, JsonElement json, ref ErrorCollector errors)
    {
        if (ParameterReader.Parsed(json, Path, IdOf, "a UUID", "", ref errors) is { } id)
        {
            set(to, id);
        }
    }

    private static Guid? IdOf(string text) => Guid.TryParse(text, out Guid id) ? id : null;
}
