namespace Runware.Wan25.Cli.Parameters;

/// <summary>The parameters of one request, as text.</summary>
internal sealed class RequestValues
{
    private readonly Dictionary<CliParameter, string> _values = [];

    public string? this[CliParameter parameter]
    {
        get => _values.GetValueOrDefault(parameter);
        set
        {
            if (value is null)
            {
                _values.Remove(parameter);
            }
            else
            {
                _values[parameter] = value;
            }
        }
    }

    /// <summary>Gets the values in the order of <see cref="CliParameters.All"/>.</summary>
    public IEnumerable<(CliParameter Parameter, string Value)> InOrder =>
        CliParameters.All.Where(_values.ContainsKey).Select(parameter => (parameter, _values[parameter]));

    /// <summary>Determines whether there is a value for any of these parameters.</summary>
    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (CliParameter parameter in _values.Keys)
        {
            if (names.Contains(parameter.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Creates a copy in which the values of another set replace these. A size or a resolution in one form also replaces the other forms.
    /// </summary>
    public RequestValues With(RequestValues others)
    {
        bool isWhole = others.HasAny("size", "resolution");
        bool isReplaced = isWhole || others.HasAny("width", "height");
        var merged = new RequestValues();
        foreach ((CliParameter parameter, string value) in _values)
        {
            bool isDropped = parameter.Name is "size" or "resolution" ? isReplaced : isWhole && parameter.Name is "width" or "height";
            merged[parameter] = isDropped ? null : value;
        }

        foreach ((CliParameter parameter, string value) in others._values)
        {
            merged[parameter] = value;
        }

        return merged;
    }
}
