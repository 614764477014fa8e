using Spectre.Console;

namespace Quickstart;

/// <summary>Writes results to stdout and errors to stderr. Lines are not wrapped, so that ids and commands can be copied.</summary>
internal static class ConsoleOutput
{
    private static readonly IAnsiConsole Out = Unwrapped(Console.Out, Console.IsOutputRedirected);
    private static readonly IAnsiConsole Error = Unwrapped(Console.Error, Console.IsErrorRedirected);

    /// <summary>The console for progress bars, with its actual width.</summary>
    public static IAnsiConsole Screen { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static void WriteField(string name, string value) => Out.MarkupLineInterpolated($"[grey]{name,-10}[/] {value}");

    public static void WriteHint(string text) => Out.MarkupLineInterpolated($"[grey]{text}[/]");

    public static void WriteWarning(string text) => Out.MarkupLineInterpolated($"[yellow]{text}[/]");

    public static void WriteError(string text) => Error.MarkupLineInterpolated($"[red]{text}[/]");

    public static void WriteAdvice(string text) => Error.MarkupLineInterpolated($"{text}");

    private static IAnsiConsole Unwrapped(TextWriter writer, bool isRedirected)
    {
        IAnsiConsole console = Create(writer, isRedirected);
        console.Profile.Width = short.MaxValue;
        return console;
    }

    // Files and pipes get text without colors.
    private static IAnsiConsole Create(TextWriter writer, bool isRedirected) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    });
}
