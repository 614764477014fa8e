using System.Text.Json;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>A request as it is stored: the versioned form of the SDK, in a versioned envelope of ours.</summary>
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
            // Format 0: the SDK's form without an envelope, as an application's own table may hold it.
            return VideoRequest.FromJson(json);
        }

        StoredJson.CheckFormat(root, Format, "The request of the job");
        return VideoRequest.FromJson(root.GetProperty("request").GetRawText());
    }
}
