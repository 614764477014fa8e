namespace Runware.Wan25.Cli.CheckService;

/// <summary>One uncertain behaviour, and what the service did.</summary>
/// <param name="Option">The emulator's option for it.</param>
/// <param name="Question">What it decides.</param>
/// <param name="Observed">The option's value that fits; null: not observed.</param>
/// <param name="Evidence">What came, or why nothing could be observed.</param>
/// <param name="Default">The emulator's default.</param>
internal sealed record Finding(string Option, string Question, string? Observed, string Evidence, string Default)
{
    /// <summary>Gets whether the emulator behaves so by itself; null where nothing was observed.</summary>
    public bool? AgreesWithDefault => Observed is null ? null : Observed == Default;

    /// <summary>Gets how the emulator's tool is told to behave so.</summary>
    public string? CommandLine { get; init; }

    /// <summary>Gets how the emulator is told in C#.</summary>
    public string? CSharp { get; init; }
}
