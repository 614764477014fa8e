using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Batch;

/// <summary>A row of a batch.</summary>
/// <param name="Number">Its position among the rows, from 1.</param>
/// <param name="Name">The base name of its files, if the row defines it.</param>
/// <param name="Values">The parameters.</param>
/// <param name="Errors">The errors in reading the row.</param>
internal sealed record BatchRow(int Number, string? Name, RequestValues Values, IReadOnlyList<string> Errors)
{
    private const string NameColumn = "name";

    /// <summary>Creates a row from columns and their values; a column without a value is not set.</summary>
    public static BatchRow Of(int number, IEnumerable<(string Column, string? Value)> columns)
    {
        var values = new RequestValues();
        var errors = new List<string>();
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string? name = null;
        foreach ((string column, string? value) in columns)
        {
            if (!given.Add(column.Replace('_', '-')))
            {
                errors.Add($"'{column}' is given twice.");
            }
            else if (column.Equals(NameColumn, StringComparison.OrdinalIgnoreCase))
            {
                name = value;
            }
            else if (CliParameters.Find(column) is not { IsOfOneRequest: false } parameter)
            {
                string known = string.Join(", ", CliParameters.All.Where(one => !one.IsOfOneRequest).Select(one => one.Name));
                errors.Add($"'{column}' is not a column. Columns: {NameColumn}, {known}.");
            }
            else
            {
                values[parameter] = value;
            }
        }

        return new(number, name, values, errors);
    }

    public static BatchRow Unreadable(int number, string error) => new(number, null, new RequestValues(), [error]);
}
