using Runware.Wan25.Transport.Wire;

namespace Runware.Wan25.Transport.Classification;

/// <summary>Determines which errors mean a temporary lack of capacity. They come with any HTTP status.</summary>
internal static class CapacityErrors
{
    private static readonly string[] ProviderCodes =
        ["noAvailableServer", "modelUnavailable", "modelNotReady", "providerInsufficientCredits"];

    /// <summary>Determines whether the service itself lacks capacity. It has then accepted nothing.</summary>
    public static bool IsRefusal(ErrorPayload error) => error.Category == RunwareErrorCategory.RateLimit && !error.IsFromProvider;

    /// <summary>Determines whether the model's provider lacks capacity, which the service may bridge.</summary>
    public static bool IsOfProvider(ErrorPayload error) =>
        error.Category == RunwareErrorCategory.Provider && error.HasAnyCodeOf(ProviderCodes);
}
