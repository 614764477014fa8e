using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Ping;

/// <summary>Checks the network and the API key. Free.</summary>
internal sealed class PingCommand() : CliCommand("ping", "Checks that the service is reachable and accepts the key. Free.")
{
    public override async Task<int> RunAsync(CommandContext context)
    {
        ServiceConnection connection = await context.ConnectAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            long start = context.Environment.Clock.GetTimestamp();
            await connection.Client.PingAsync(context.CancellationToken).ConfigureAwait(false);
            TimeSpan time = context.Environment.Clock.GetElapsedTime(start);
            context.Output.WriteResult(
                new PingResult(true, (long)time.TotalMilliseconds),
                PingJsonContext.Default.PingResult,
                ("Reachable", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"yes, in {time.TotalMilliseconds:0} ms")));
            return ExitCodes.Success;
        }
    }
}
