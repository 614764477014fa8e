using System.Globalization;
using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>A whole number.</summary>
internal sealed class IntegerParameter(
    string path,
    Func<VideoParameters, long?> get,
    Action<VideoParameters, long> set,
    long? min = null,
    long? max = null,
    long[]? allowed = null)
    : VideoRequestParameter(path, VideoRequestParameterKind.Number, min, max, allowed?.Select(TextOf).ToArray())
{
    public Func<VideoParameters, long?> Get { get; } = get;

    /// <summary>Gets the largest number that a request can hold, which the service may or may not take.</summary>
    public long Capacity { get; init; } = int.MaxValue;

    /// <summary>Gets what follows numbers in messages.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether the list of the allowed values, where there is one, has a number.</summary>
    public bool Allows(long value) => allowed is null || allowed.AsSpan().Contains(value);

    internal override bool IsSet(VideoParameters from) => Get(from) is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) => writer.Json.WriteNumber(Name, Get(from)!.Value);

    internal override void Read(VideoParameters to, JsonElement json, ref ErrorCollector errors)
    {
        if (json.ValueKind != JsonValueKind.Number)
        {
            errors.AddUnexpected(Path, "a whole number", ParameterReader.KindOf(json));
        }
        else if (ParameterReader.IntegerOf(json) is { } number && number >= -Capacity && number <= Capacity)
        {
            set(to, number);
        }
        else
        {
            errors.AddUnexpected(
                Path, string.Create(CultureInfo.InvariantCulture, $"a whole number of at most {Capacity}"), "another number");
        }
    }

    private static string TextOf(long value) => value.ToString(CultureInfo.InvariantCulture);
}
