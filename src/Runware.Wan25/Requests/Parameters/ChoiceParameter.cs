using System.Globalization;
using System.Text.Json;
using Runware.Wan25.Validation;

namespace Runware.Wan25.Requests.Parameters;

/// <summary>One of a list of texts, held as the enum whose members stand in the order of the list.</summary>
internal sealed class ChoiceParameter(
    string path, string[] values, Func<VideoParameters, int?> get, Action<VideoParameters, int> set)
    : VideoRequestParameter(path, VideoRequestParameterKind.Choice, allowed: values)
{
    private readonly string[] _values = values;

    public Func<VideoParameters, int?> Get { get; } = get;

    /// <summary>
    /// Gets the text of a value, or its number where the list has none: a request without validation sends what it was given.
    /// </summary>
    public string TextOf(int value) => Has(value) ? _values[value] : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Gets the value of a text; <see langword="null"/> where the list has none.</summary>
    public int? ValueOf(string? text) => Array.IndexOf(_values, text) is >= 0 and var value ? value : null;

    public bool Has(int value) => (uint)value < (uint)_values.Length;

    internal override bool IsSet(VideoParameters from) => Get(from) is not null;

    internal override void Write(ParameterWriter writer, VideoParameters from) => writer.Json.WriteString(Name, TextOf(Get(from)!.Value));

    internal override void Read(VideoParameters to, JsonElement json, ref ErrorCollector errors)
    {
        if (ValueOf(ParameterReader.TextOf(json)) is { } value)
        {
            set(to, value);
        }
        else
        {
            errors.AddNotAllowed(Path, ParameterReader.KindOf(json), AllowedValues);
        }
    }
}
