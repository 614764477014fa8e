using Runware.Wan25.Cli.Account;
using Runware.Wan25.Cli.Batch;
using Runware.Wan25.Cli.CheckService;
using Runware.Wan25.Cli.Explain;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Mcp;
using Runware.Wan25.Cli.Operations;
using Runware.Wan25.Cli.Ping;
using Runware.Wan25.Cli.Requests;

namespace Runware.Wan25.Cli;

/// <summary>Lists the commands, in the order in which the help shows them. A new command is one line here.</summary>
internal static class CommandList
{
    public static CliCommand[] Create() =>
    [
        new GenerateCommand(),
        new SubmitCommand(),
        new StatusCommand(),
        new WaitCommand(),
        new DownloadCommand(),
        new BatchCommand(),
        new UploadCommand(),
        new EstimateCommand(),
        new BalanceCommand(),
        new PingCommand(),
        new ExplainCommand(),
        new CheckServiceCommand(),
        new McpCommand(),
    ];
}
