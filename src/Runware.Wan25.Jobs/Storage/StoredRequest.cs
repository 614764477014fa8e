using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Runware.Wan25.Jobs.Storage;

/// <summary>Reads and writes the stored form of a request: the versioned JSON of the SDK in a versioned envelope.</summary>
/// <param name="Format">The number of the form.</param>
/// <param name="Request">The JSON of the SDK.</param>
/// <param name="FirstFrameHash">The hash of the first frame, if that was uploaded.</param>
internal sealed record StoredRequest(int Format, JsonElement Request, string? FirstFrameHash = null)
{
    private const int NewestFormat = 1;

    public static string Write(VideoRequest request, string? firstFrameHash = null)
    {
        using var json = JsonDocument.Parse(request.ToJson());
        return JsonSerializer.Serialize(
            new StoredRequest(NewestFormat, json.RootElement, firstFrameHash), StoredJsonContext.Default.StoredRequest);
    }

    // Format 0: the JSON of the SDK without an envelope, as an application's own table may contain it.
    public static VideoRequest Read(string json) => VideoRequest.FromJson(ReadForm(json)?.Request.GetRawText() ?? json);

    public static string? ReadFirstFrameHash(string json) => ReadForm(json)?.FirstFrameHash;

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

    // The generated text would contain the prompts.
    public override string ToString() => nameof(StoredRequest);

    private static StoredRequest? ReadForm(string json)
    {
        using var document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out _))
        {
            return null;
        }

        StoredJsonContext.CheckFormat(root, NewestFormat, "The request of the job");
        return root.Deserialize(StoredJsonContext.Default.StoredRequest);
    }
}
