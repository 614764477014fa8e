using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Hosting;

/// <summary>Everything that the commands touch outside themselves, so that a test can replace it.</summary>
internal sealed class CliEnvironment
{
    public required TextReader In { get; init; }

    /// <summary>Gets where results go, and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Gets where progress, notes, questions and errors go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Gets whether somebody is there to answer a question.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Gets whether <see cref="Error"/> is a terminal, which shows bars and colors.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Gets whether <see cref="Out"/> is a terminal.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>Gets how stdin and stdout are opened for a protocol.</summary>
    public Func<(Stream Input, Stream Output)> OpenPipe { get; init; } = () => (Console.OpenStandardInput(), Console.OpenStandardOutput());

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    public required Func<string, string?> GetVariable { get; init; }

    /// <summary>Gets the folder in which relative paths begin.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>Gets the folder of the user's settings, which holds <c>wan25/key</c>.</summary>
    public required string ConfigFolder { get; init; }

    /// <summary>Gets the folder in which programs of the user keep what they remember.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Gets the handler through which all clients send.</summary>
    /// <value>The default is <see langword="null"/>: the network.</value>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>Gets how an emulator is started.</summary>
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
