using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>A switch.</summary>
internal sealed class BooleanParameter(string path, Func<VideoParameters, bool?> get, Action<VideoParameters, bool> set)
    : VideoRequestParameter(path, VideoRequestParameterKind.Boolean)
{
    internal override bool IsSet(VideoParameters from) => get(from) is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) => writer.Json.WriteBoolean(Name, get(from)!.Value);

    internal override void Read(VideoParameters to, JsonElement json, ref ErrorCollector errors)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            set(to, json.GetBoolean());
        }
        else
        {
            errors.AddUnexpected(Path, "true or false", ParameterReader.KindOf(json));
        }
    }
}
