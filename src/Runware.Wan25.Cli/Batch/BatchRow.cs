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
        var given = new HashSet<string>();
        string? name = null;
        foreach ((string column, string? value) in columns)
        {
            bool isName = column.Equals(NameColumn, StringComparison.OrdinalIgnoreCase);
            CliParameter? parameter = isName ? null : CliParameters.Find(column);
            if (!isName && parameter is not { IsOfOneRequest: false })
            {
                string known = string.Join(", ", CliParameters.All.Where(one => !one.IsOfOneRequest).Select(one => one.Name));
                errors.Add($"'{column}' is not a column. Columns: {NameColumn}, {known}.");
            }
            else if (!given.Add(parameter?.Name ?? NameColumn))
            {
                errors.Add($"'{column}' is given twice.");
            }
            else if (value?.Contains(BatchFile.InvalidByte) is true)
            {
                errors.Add($"'{column}' is not valid UTF-8.");
            }
            else if (parameter is null)
            {
                name = value;
            }
            else if (parameter == CliParameters.Image && value?.Contains('\0') is true)
            {
                errors.Add($"'{column}' must not contain the character U+0000.");
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
