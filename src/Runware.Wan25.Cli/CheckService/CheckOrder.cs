namespace Runware.Wan25.Cli.CheckService;

/// <summary>A video that was ordered, or may have been.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="AtMost">The most that it can cost, in USD.</param>
internal sealed record CheckOrder(Guid Id, string Purpose, decimal AtMost)
{
    /// <summary>Gets or sets what came of it.</summary>
    public string Outcome { get; set; } = "sent; nothing came yet";

    /// <summary>Gets whether it is made to fail.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsFailing { get; init; }

    /// <summary>Gets or sets whether the service refused it, so that it costs nothing.</summary>
    public bool IsRefused { get; set; }
}
