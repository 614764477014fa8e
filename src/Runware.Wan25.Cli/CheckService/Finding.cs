namespace Runware.Wan25.Cli.CheckService;

/// <summary>One uncertain behaviour, and what the service did.</summary>
/// <param name="Option">The emulator's option for it.</param>
/// <param name="Behavior">The description of the behaviour.</param>
/// <param name="Observed">The value of the option that fits; null if it was not observed.</param>
/// <param name="Evidence">The response, or why nothing could be observed.</param>
/// <param name="Default">The emulator's default.</param>
internal sealed record Finding(string Option, string Behavior, string? Observed, string Evidence, string Default)
{
    /// <summary>Gets whether this is the emulator's default; null if nothing was observed.</summary>
    public bool? AgreesWithDefault => Observed is null ? null : Observed == Default;

    /// <summary>Gets the option of the emulator's tool for this behaviour.</summary>
    public string? CommandLine { get; init; }

    /// <summary>Gets the property assignment in C# for this behaviour.</summary>
    public string? CSharp { get; init; }
}
