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

    /// <summary>Creates a copy in which the values of another set replace these.</summary>
    public RequestValues With(RequestValues others)
    {
        var merged = new RequestValues();
        foreach ((CliParameter parameter, string value) in _values.Concat(others._values))
        {
            merged[parameter] = value;
        }

        return merged;
    }
}
