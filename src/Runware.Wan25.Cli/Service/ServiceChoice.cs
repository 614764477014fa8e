namespace Runware.Wan25.Cli.Service;

/// <summary>The service that a command line selects.</summary>
internal sealed record ServiceChoice
{
    /// <summary>Gets the URL of an emulator that is already running.</summary>
    public Uri? EmulatorUrl { get; init; }

    /// <summary>Gets whether an emulator is started for this command.</summary>
    public bool StartsEmulator { get; init; }

    public string? KeyFile { get; init; }

    /// <summary>Gets the path of the recording, as given; null if nothing is recorded.</summary>
    public string? Recording { get; init; }

    /// <summary>Gets whether nothing costs money.</summary>
    public bool IsFree => StartsEmulator || EmulatorUrl is not null;

    /// <summary>Gets the arguments that select the same service again, with a space before them.</summary>
    public string Arguments =>
        EmulatorUrl is not null ? $" --emulator-url {EmulatorUrl}"
        : StartsEmulator ? " --emulator"
        : KeyFile is not null ? $" --key-file \"{KeyFile}\""
        : "";
}
