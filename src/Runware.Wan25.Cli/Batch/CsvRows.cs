using CsvHelper;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Reads CSV with parameter names in its first row. An empty cell is not set.</summary>
internal static class CsvRows
{
    public static IEnumerable<BatchRow> Read(string path)
    {
        // The separator is detected: spreadsheets write the one of the machine's language.
        var options = new CsvReaderOptions
        {
            FieldCountMismatch = CsvFieldCountHandling.Throw,
            MalformedData = CsvMalformedDataHandling.Throw,
        };
        using var reader = CsvReader.Create(BatchFile.OpenText(path), options);
        for (int number = 1; ; number++)
        {
            BatchRow? row = ReadRow(reader, number);
            if (row is null)
            {
                yield break;
            }

            yield return row;
            if (row.Errors.Count > 0 && !row.Values.InOrder.Any())
            {
                // After an invalid row, the positions of further rows are not reliable.
                yield break;
            }
        }
    }

    private static BatchRow? ReadRow(CsvReader reader, int number)
    {
        try
        {
            return reader.Read()
                ? BatchRow.Of(number, [.. reader.Headers.Select((column, index) => (column, ValueOf(reader.GetString(index))))])
                : null;
        }
        catch (CsvFormatException exception)
        {
            return BatchRow.Unreadable(number, $"does not match the CSV header, or is malformed: {exception.Message}");
        }
    }

    private static string? ValueOf(string cell) => cell.Length == 0 ? null : cell;
}
