namespace Runware.Wan25.Cli.Service;

/// <summary>Which service a command line names.</summary>
internal sealed record ServiceChoice
{
    /// <summary>Gets the URL of an emulator that is already running.</summary>
    public Uri? EmulatorUrl { get; init; }

    /// <summary>Gets whether an emulator is started for this command.</summary>
    public bool StartsEmulator { get; init; }

    public string? KeyFile { get; init; }

    /// <summary>Gets the file that everything is recorded in, as it was given; null: none.</summary>
    public string? Recording { get; init; }

    /// <summary>Gets whether nothing that happens costs money.</summary>
    public bool IsFree => StartsEmulator || EmulatorUrl is not null;

    /// <summary>Gets the arguments that name the same service again, with a space before them.</summary>
    public string Arguments =>
        EmulatorUrl is not null ? $" --emulator-url {EmulatorUrl}"
        : StartsEmulator ? " --emulator"
        : KeyFile is not null ? $" --key-file \"{KeyFile}\""
        : "";
}
