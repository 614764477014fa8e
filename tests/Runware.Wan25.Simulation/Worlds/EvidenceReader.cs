using System.Text.Json;

namespace Runware.Wan25.Simulation.Worlds;

/// <summary>
/// Reads what a response proves, by code of its own: the SDK is judged by it. Where the recorded evidence leaves room, it says
/// <see cref="Evidence.NoProof"/>, in favour of the client.
/// </summary>
internal static class EvidenceReader
{
    private static readonly string[] Outputs = ["videoURL", "videoUUID", "cost", "progress"];

    private static readonly string[] FinalStates = ["success", "error", "failed"];

    private static readonly string[] Verdicts =
        ["invalidProviderContent", "providerError", "providerBadRequest", "timeoutProvider", "invalidValueUploadFailed"];

    public static Evidence Of(HttpResponseMessage response, Guid taskId)
    {
        var status = (int)response.StatusCode;
        if (response.Content is not ReadOnlyMemoryContent)
        {
            // It is cut or stalls further on; perhaps after its last byte.
            return Evidence.NoProof;
        }

        if (Parse(response) is not { } document)
        {
            return status is >= 400 and < 500 and not (401 or 403 or 408 or 429) ? Evidence.NoProof : Evidence.Lost;
        }

        using (document)
        {
            return Items(document.RootElement, "data").Where(row => IsAbout(row, taskId)).Any(row => IsProof(row, taskId))
                || Items(document.RootElement, "errors").Where(error => IsAbout(error, taskId)).Any(IsVerdict)
                ? Evidence.Proof
                : status is 401 or 403 or 408 or 429 or >= 500 ? Evidence.Lost : Evidence.NoProof;
        }
    }

    /// <summary>
    /// Whether a response to a submission proves that nothing was admitted: by its status, whether the rest of it arrives or not, or
    /// because it tells of a lack of capacity.
    /// </summary>
    public static bool ProvesNotAdmitted(HttpResponseMessage response) =>
        (int)response.StatusCode is >= 400 and < 500 and not (408 or 409 or 499) || IsForLackOfRoom(response);

    /// <summary>Whether a response to a submission, which arrives as a whole, tells of a lack of capacity and of nothing else.</summary>
    public static bool IsForLackOfRoom(HttpResponseMessage response)
    {
        if (Parse(response) is not { } document)
        {
            return false;
        }

        using (document)
        {
            return Items(document.RootElement, "errors").Select(error => TextOf(error, "code")).ToArray()
                is ["concurrentRequestLimitExceeded" or "serviceOverloaded"];
        }
    }

    private static JsonDocument? Parse(HttpResponseMessage response)
    {
        try
        {
            return response.Content is ReadOnlyMemoryContent content
                ? JsonDocument.Parse(content.ReadAsStringAsync(CancellationToken.None).GetAwaiter().GetResult())
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsProof(JsonElement row, Guid taskId) => row.TryGetProperty("response", out var archived)
        ? Items(archived, "data").Any(inner => IsProof(inner, taskId)) || archived.TryGetProperty("response", out _)
        : TextOf(row, "taskType") == "videoInference"
            || Array.Exists(Outputs, name => row.TryGetProperty(name, out _))
            || FinalStates.Contains(TextOf(row, "status"));

    private static bool IsVerdict(JsonElement error) => Verdicts.Contains(TextOf(error, "code"));

    private static bool IsAbout(JsonElement item, Guid taskId) => Guid.TryParse(TextOf(item, "taskUUID"), out var id) && id == taskId;

    private static string? TextOf(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<JsonElement> Items(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
            : [];
}
