using System.Text.Json;

namespace Runware.Wan25.Cli.Batch;

/// <summary>Reads JSON Lines: each is an object with the parameters, or a string that is the prompt.</summary>
internal static class JsonRows
{
    public static IEnumerable<BatchRow> Read(string path) => BatchFile.ReadLines(path)
        .Where(line => !string.IsNullOrWhiteSpace(line))
        .Select((line, index) => ReadRow(index + 1, line));

    private static BatchRow ReadRow(int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            return root.ValueKind switch
            {
                JsonValueKind.Object => BatchRow.Of(number, [.. root.EnumerateObject().Select(member => (member.Name, ValueOf(member)))]),
                JsonValueKind.String => BatchRow.Of(number, [("prompt", root.GetString())]),
                _ => BatchRow.Unreadable(number, "must be a JSON object, or a string with the prompt."),
            };
        }
        catch (JsonException exception)
        {
            return BatchRow.Unreadable(number, $"is not JSON, from byte {exception.BytePositionInLine + 1} on.");
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            return BatchRow.Unreadable(number, exception is FormatException ? exception.Message : "is not valid Unicode.");
        }
    }

    private static string? ValueOf(JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => member.Value.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
        _ => throw new FormatException($"'{member.Name}' must be a text, a number, true or false."),
    };
}
