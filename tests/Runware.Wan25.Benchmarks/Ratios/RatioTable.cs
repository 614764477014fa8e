using System.Text.Json;

namespace Runware.Wan25.Benchmarks.Ratios;

/// <summary>Prints rows for people and writes them for programs.</summary>
internal static class RatioTable
{
    private static readonly string[] Heads = ["#", "what", "ours", "reference", "ratio", "goal", "held"];

    public static void Print(IReadOnlyList<RatioRow> rows, TextWriter output)
    {
        List<string[]> lines = [Heads, .. rows.Select(Cells)];
        var widths = Heads.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        foreach (var line in lines)
        {
            output.WriteLine(string.Join("  ", line.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    public static void Write(IReadOnlyList<RatioRow> rows, string path)
    {
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        writer.WriteStartArray();
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("number", row.Number);
            writer.WriteString("name", row.Name);
            writer.WriteString("ours", row.Ours);
            writer.WriteString("reference", row.Reference);
            writer.WritePropertyName("ratio");
            Write(writer, row.Ratio);
            writer.WriteString("goal", row.Goal);
            writer.WritePropertyName("held");
            Write(writer, row.Held);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string[] Cells(RatioRow row) =>
    [
        row.Number, row.Name, row.Ours, row.Reference, row.Ratio is { } ratio ? $"{ratio:0.000}" : "", row.Goal,
        row.Held switch { true => "held", false => "MISSED", null => "-" },
    ];

    private static void Write(Utf8JsonWriter writer, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void Write(Utf8JsonWriter writer, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBooleanValue(flag);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
