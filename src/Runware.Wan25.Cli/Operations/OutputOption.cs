using System.CommandLine;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Creates the option for the path under which videos are saved.</summary>
internal static class OutputOption
{
    public static Option<string> Create(string defaultText) => new("--output", "-o")
    {
        Description = "The path to save to: a file, which is replaced and whose extension is the format, or an existing folder. "
            + $"Further videos get a number. [default: {defaultText}]",
        HelpName = "file|folder",
    };
}
