using System.CommandLine;

namespace Runware.Wan25.Cli.Hosting;

/// <summary>A command: its arguments and options are added in the constructor, and it is listed in <see cref="CommandList"/>.</summary>
internal abstract class CliCommand(string name, string description) : Command(name, description)
{
    /// <summary>Runs the command. Exceptions that <see cref="Errors.ErrorMapper"/> knows become errors in the chosen output.</summary>
    /// <returns>One of <see cref="Errors.ExitCodes"/>.</returns>
    public abstract Task<int> RunAsync(CommandContext context);
}
