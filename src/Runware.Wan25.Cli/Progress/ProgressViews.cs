using Runware.Wan25.Cli.Hosting;

namespace Runware.Wan25.Cli.Progress;

/// <summary>Chooses the view of progress: bars on a terminal, lines otherwise. Both are written to stderr.</summary>
internal static class ProgressViews
{
    public static Task<T> RunAsync<T>(CommandContext context, Func<IProgressView, Task<T>> work) => context.Environment.IsErrorTerminal
        ? ProgressBars.RunAsync(context, work)
        : work(new ProgressLines(context.Output, context.Environment.Clock));
}
