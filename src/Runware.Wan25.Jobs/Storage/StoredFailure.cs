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

    /// <returns>Whether the text is a failure, or null.</returns>
    public static bool TryRead(string? json, out VideoJobFailure? failure)
    {
        failure = null;
        try
        {
            using JsonDocument? document = json is null ? null : JsonDocument.Parse(json);
            failure = document is null ? null : new()
            {
                Code = document.RootElement.GetProperty("code").GetString()!,
                Message = document.RootElement.GetProperty("message").GetString()!,
                Category = StoredJson.Category(document.RootElement),
            };
            return true;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    public static VideoJobFailure? Read(string? json) => TryRead(json, out VideoJobFailure? failure) ? failure : null;
}
