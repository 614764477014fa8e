using Runware.Wan25.Cli.Hosting;

namespace Runware.Wan25.Cli.Progress;

/// <summary>Chooses how work is shown: bars on a terminal, lines elsewhere. Both go to stderr.</summary>
internal static class ProgressViews
{
    public static Task<T> RunAsync<T>(CommandContext context, Func<IProgressView, Task<T>> work) => context.Environment.IsErrorTerminal
        ? ProgressBars.RunAsync(context, work)
        : work(new ProgressLines(context.Output, context.Environment.Clock));
}
