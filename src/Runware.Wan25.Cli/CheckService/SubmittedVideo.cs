namespace Runware.Wan25.Cli.CheckService;

/// <summary>A video that was ordered, or may have been.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Purpose">Its purpose.</param>
/// <param name="AtMost">Its highest possible cost, in USD.</param>
internal sealed record SubmittedVideo(Guid Id, string Purpose, decimal AtMost)
{
    public string Outcome { get; set; } = "sent; no response yet";

    /// <summary>Gets whether the video is meant to fail.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsFailing { get; init; }

    /// <summary>Gets or sets whether the service refused it, so that it is free.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Gets or sets whether it is not known if the service accepted it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsUncertain { get; set; }
}
