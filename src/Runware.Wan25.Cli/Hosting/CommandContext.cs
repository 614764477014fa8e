using System.CommandLine;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Output;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Hosting;

/// <summary>The context of a running command.</summary>
internal sealed class CommandContext(
    CliEnvironment environment, GlobalOptions globals, ParseResult arguments, CliOutput output, CancellationToken cancellationToken)
{
    public CliEnvironment Environment { get; } = environment;

    public ParseResult Arguments { get; } = arguments;

    public CliOutput Output { get; } = output;

    /// <summary>Gets the token that the first Ctrl+C cancels.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Gets the service that the command line selects. Reading it opens nothing.</summary>
    public ServiceChoice Service { get; } = globals.Read(arguments);

    /// <summary>Gets the arguments after the id in a command that resumes an operation, with a space before them.</summary>
    public string ResumeArguments { get; private set; } = globals.Read(arguments).Arguments;

    /// <summary>Makes a command that resumes an operation save its videos where this one would.</summary>
    public void ResumeWithOutput(string output) => ResumeArguments = $" --output {ShellText.Quote(output)}{Service.Arguments}";

    /// <summary>Connects to that service. Nothing is sent yet.</summary>
    /// <param name="configure">Changes the client's options before the client is made.</param>
    public Task<ServiceConnection> ConnectAsync(Action<Wan25ClientOptions>? configure = null) =>
        ServiceConnection.OpenAsync(Service, Environment, Output, configure, CancellationToken);
}
