using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Ping;

namespace Runware.Wan25.Cli;

/// <summary>Lists the commands, in the order in which the help shows them. A new command is one line here.</summary>
internal static class CommandList
{
    public static CliCommand[] Create() =>
    [
        new PingCommand(),
    ];
}
