using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Output;
using Runware.Wan25.Emulator;

namespace Runware.Wan25.Cli.Service;

/// <summary>Starts the emulator of <c>--emulator</c>, which keeps the tasks of earlier commands, as the service does.</summary>
internal static class EmulatorLauncher
{
    public static async Task<RunwareEmulator> StartAsync(CliEnvironment environment, CliOutput output, CancellationToken cancellationToken)
    {
        string file = Path.Combine(environment.StateFolder, "wan25", "emulator.state");
        try
        {
            return await environment.StartEmulator(Options(environment, file), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            output.WriteNote(
                $"The emulator cannot use {file}, which another command may be using ({exception.Message}) "
                + "It forgets its tasks when this command ends.");
            return await environment.StartEmulator(Options(environment, stateFile: null), cancellationToken).ConfigureAwait(false);
        }
    }

    private static RunwareEmulatorOptions Options(CliEnvironment environment, string? stateFile) => new()
    {
        TimeProvider = environment.Clock,
        StateFile = stateFile,
        GenerationTime = new TimeRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6)),
        ReportProgress = true,
    };
}
