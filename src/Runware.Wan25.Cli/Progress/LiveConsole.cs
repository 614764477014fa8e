using Runware.Wan25.Cli.Hosting;
using Spectre.Console;

namespace Runware.Wan25.Cli.Progress;

/// <summary>Draws bars on stderr while work is in progress, and writes other lines above them.</summary>
internal static class LiveConsole
{
    public static async Task<T> RunAsync<T>(
        CommandContext context, IReadOnlyList<ProgressColumn> columns, Func<IAnsiConsole, ProgressContext, Task<T>> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(context.Environment.Error),
            Interactive = InteractionSupport.Yes,
        });
        using (context.Output.WriteAbove(line => console.WriteLine(line)))
        {
            return await console.Progress().Columns([.. columns]).StartAsync(screen => work(console, screen)).ConfigureAwait(false);
        }
    }
}
