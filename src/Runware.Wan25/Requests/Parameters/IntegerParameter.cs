using System.Globalization;
using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>A whole number.</summary>
internal sealed class IntegerParameter : VideoRequestParameter
{
    private readonly Action<VideoParameters, long> _set;
    private readonly long[] _allowed;

    public IntegerParameter(
        string path,
        Func<VideoParameters, long?> get,
        Action<VideoParameters, long> set,
        long? min = null,
        long? max = null,
        long[]? allowed = null)
        : base(path, VideoRequestParameterKind.Number, min, max, allowed?.Select(TextOf).ToArray())
    {
        _allowed = allowed ?? [];
        Get = get;
        _set = set;
    }

    public Func<VideoParameters, long?> Get { get; }

    /// <summary>Gets the largest number that a request can hold, which the service may or may not take.</summary>
    public long Capacity { get; init; } = int.MaxValue;

    /// <summary>Gets what follows numbers in messages.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether the list of the allowed values, where there is one, has a number.</summary>
    public bool Allows(long value) => _allowed.Length == 0 || _allowed.AsSpan().Contains(value);

    internal override bool IsSet(VideoParameters from) => Get(from) is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) => writer.Json.WriteNumber(Name, Get(from)!.Value);

    internal override void Read(VideoParameters to, JsonElement json, ref Violations violations)
    {
        if (ParameterReader.Integer(json, Path, Capacity, ref violations) is { } number)
        {
            _set(to, number);
        }
    }

    private static string TextOf(long value) => value.ToString(CultureInfo.InvariantCulture);
}
