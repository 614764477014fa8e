using System.Text.Json;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Reads and writes the stored form of a failure.</summary>
internal static class StoredFailure
{
    public static string Write(VideoJobFailure failure) => StoredJson.Write(writer =>
    {
        writer.WriteString("code", failure.Code);
        writer.WriteString("message", failure.Message);
        writer.WriteString("category", failure.Category.ToString());
    });

    public static VideoJobFailure? Read(string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        return new()
        {
            Code = root.GetProperty("code").GetString()!,
            Message = root.GetProperty("message").GetString()!,
            Category = StoredJson.Category(root),
        };
    }
}
