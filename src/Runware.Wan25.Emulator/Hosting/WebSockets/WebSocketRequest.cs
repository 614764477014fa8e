namespace Runware.Wan25.Emulator;

/// <summary>The tasks of one message as a request to the service, equal to the same tasks in a POST request.</summary>
internal sealed class WebSocketRequest : EmulatedRequest
{
    /// <summary>Gets the key of the connection; null before it is authenticated.</summary>
    public string? ApiKey { get; init; }

    public bool IsDryRun { get; init; }

    public static WebSocketRequest For(ReadOnlyMemory<byte> tasks, string? apiKey, bool isDryRun) => new()
    {
        Method = "POST",
        Path = EmulatorService.ApiPath,
        Query = string.Empty,
        HasLength = true,
        Body = tasks,
        ApiKey = apiKey,
        IsDryRun = isDryRun,
    };

    public override string? Header(string name) =>
        ApiKey is not null && name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) ? "Bearer " + ApiKey
        : IsDryRun && name.Equals("X-Runware-Dry-Run", StringComparison.OrdinalIgnoreCase) ? "1"
        : null;
}
