using System.Text.Json;

namespace Runware.Wan25.AotSmoke;

/// <summary>What needs no service: validation, and JSON through converters.</summary>
internal static class OfflineScenario
{
    public static void Run()
    {
        var isValid = VideoRequest.FromText("").WithSize(123, 45).TryBuild(out _, out var errors);
        Checks.That("a bad request is refused with every violation", !isValid && errors.Count >= 2);

        var id = new VideoOperationId(Guid.NewGuid(), 2);
        string stored = JsonSerializer.Serialize(id, ScenarioJson.Default.VideoOperationId);
        Checks.That("an id survives JSON", JsonSerializer.Deserialize(stored, ScenarioJson.Default.VideoOperationId) == id);

        var request = VideoRequest.FromText("A lighthouse").WithDuration(VideoDuration.TenSeconds).Build();
        var json = JsonSerializer.Serialize(request, ScenarioJson.Default.VideoRequest);
        Checks.That("a request survives JSON", request.Equals(JsonSerializer.Deserialize(json, ScenarioJson.Default.VideoRequest)));
        Checks.That("there is no JSON by reflection to fall back to", !JsonSerializer.IsReflectionEnabledByDefault);
    }
}
