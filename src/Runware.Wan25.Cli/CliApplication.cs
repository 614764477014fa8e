using System.CommandLine;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Output;

namespace Runware.Wan25.Cli;

/// <summary>The command line: parses it, runs one command, and converts the outcome into output and an exit code.</summary>
internal sealed class CliApplication
{
    private const string About = """
        Makes videos with Wan2.5-Preview at Runware. To try it for free: wan25 generate --emulator "A lighthouse in a storm"

          Exit codes: 0 done, 1 failed, 2 wrong arguments or request, 3 cost not allowed, 4 API key, 5 only some videos made,
          6 not ended yet, 130 interrupted.
        """;

    private readonly CliEnvironment _environment;
    private readonly GlobalOptions _globals = new();

    public CliApplication(CliEnvironment environment)
    {
        _environment = environment;
        Root = new(About);
        foreach (Option option in _globals.All)
        {
            Root.Options.Add(option);
        }

        foreach (CliCommand command in CommandList.Create())
        {
            command.SetAction((result, cancellationToken) => RunAsync(command, result, cancellationToken));
            Root.Subcommands.Add(command);
        }
    }

    public RootCommand Root { get; }

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        // A prompt may begin with @, which is not the name of a file, and -abc never means -a -b -c.
        var parsing = new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false };
        ParseResult result = Root.Parse(arguments.Length == 0 ? ["--help"] : arguments, parsing);
        if (result.Errors.Count > 0 && result.Action is System.CommandLine.Invocation.ParseErrorAction)
        {
            var output = new CliOutput(_environment, isJson: arguments.Contains(GlobalOptions.JsonName));
            return output.WriteError(ErrorMapper.Map(CliException.InvalidArguments(result)));
        }

        // Ctrl+C is handled by the application: the library would end the process while a command still writes how to continue.
        var running = new InvocationConfiguration
        {
            Output = _environment.Out,
            Error = _environment.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return await result.InvokeAsync(running, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int> RunAsync(CliCommand command, ParseResult result, CancellationToken cancellationToken)
    {
        var output = new CliOutput(_environment, result.GetValue(_globals.Json));
        var context = new CommandContext(_environment, _globals, result, output, cancellationToken);
        try
        {
            return await command.RunAsync(context).ConfigureAwait(false);
        }
        catch (Exception exception) when (ErrorMapper.IsExpected(exception))
        {
            return output.WriteError(ErrorMapper.Map(exception, context.ResumeArguments));
        }
    }
}
