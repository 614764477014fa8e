using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Reads and writes the stored form of a request: the versioned JSON of the SDK in a versioned envelope.</summary>
internal static class StoredRequest
{
    private const int Format = 1;

    public static string Write(VideoRequest request) => StoredJson.Write(writer =>
    {
        writer.WriteNumber("format", Format);
        writer.WritePropertyName("request");
        writer.WriteRawValue(request.ToJson());
    });

    public static VideoRequest Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (!root.TryGetProperty("format", out _))
        {
            // Format 0: the JSON of the SDK without an envelope, as an application's own table may contain it.
            return VideoRequest.FromJson(json);
        }

        StoredJson.CheckFormat(root, Format, "The request of the job");
        return VideoRequest.FromJson(root.GetProperty("request").GetRawText());
    }

    /// <summary>Reads a request, unless it is damaged, no longer valid, or in a newer format.</summary>
    public static bool TryRead(string json, [NotNullWhen(true)] out VideoRequest? request)
    {
        try
        {
            request = Read(json);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or VideoRequestValidationException or NotSupportedException)
        {
            request = null;
            return false;
        }
    }
}
