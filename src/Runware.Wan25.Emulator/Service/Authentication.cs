using System.Text.Json;

namespace Runware.Wan25.Emulator;

/// <summary>Finds the API key: in the header, or in an authentication task that comes first.</summary>
internal static class Authentication
{
    private const string Scheme = "Bearer ";

    public static bool Accepts(EmulatedRequest request, ApiBatch batch, string? onlyKey)
    {
        string? key = FromHeader(request) ?? FromFirstTask(batch);
        return !string.IsNullOrWhiteSpace(key) && (onlyKey is null || key == onlyKey);
    }

    private static string? FromHeader(EmulatedRequest request) =>
        request.Header("Authorization") is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;

    private static string? FromFirstTask(ApiBatch batch) =>
        batch.Tasks[0] is { Kind: TaskKind.Authentication, Element: var task }
        && task.TryGetProperty("apiKey"u8, out JsonElement key)
        && key.ValueKind == JsonValueKind.String
            ? key.GetString()
            : null;
}
