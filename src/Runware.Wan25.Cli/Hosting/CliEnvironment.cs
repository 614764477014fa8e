using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Hosting;

/// <summary>The environment of the commands, which a test can replace.</summary>
internal sealed class CliEnvironment
{
    public required TextReader In { get; init; }

    /// <summary>Gets the writer for results, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Gets the writer for progress, notes, prompts and errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Gets whether a person can answer a prompt.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Gets whether <see cref="Error"/> is a terminal, which shows bars and colors.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Gets whether <see cref="Out"/> is a terminal.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Gets the function that opens stdin and stdout for a protocol.</summary>
    public Func<(Stream Input, Stream Output)> OpenPipe { get; init; } = () => (Console.OpenStandardInput(), Console.OpenStandardOutput());

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    public required Func<string, string?> GetVariable { get; init; }

    /// <summary>Gets the folder to which relative paths refer.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Gets the folder of the user's settings, which holds <c>wan25/key</c>.</summary>
    public required string ConfigFolder { get; init; }

    /// <summary>Gets the folder in which programs keep their state for the user.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Gets the handler through which all clients send.</summary>
    /// <value>The default is <see langword="null"/>: the network is used.</value>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Gets the function that starts an emulator.</summary>
    public Func<RunwareEmulatorOptions, CancellationToken, Task<RunwareEmulator>> StartEmulator { get; init; } =
        RunwareEmulator.StartAsync;

    public static CliEnvironment OfProcess() => new()
    {
        In = Console.In,
        Out = Console.Out,
        Error = Console.Error,
        IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        IsOutTerminal = !Console.IsOutputRedirected,
        GetVariable = Environment.GetEnvironmentVariable,
        WorkingFolder = Environment.CurrentDirectory,
        ConfigFolder = Folder("XDG_CONFIG_HOME", ".config", Environment.SpecialFolder.ApplicationData),
        StateFolder = Folder("XDG_STATE_HOME", Path.Combine(".local", "state"), Environment.SpecialFolder.LocalApplicationData),
    };

    private static string Folder(string variable, string underHome, Environment.SpecialFolder windows) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given
        : OperatingSystem.IsWindows() ? Environment.GetFolderPath(windows)
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), underHome);
}
