using System.Runtime.InteropServices;
using Runware.Wan25.Emulator;
using Runware.Wan25.Emulator.Tool;

if (args.Contains("--help"))
{
    Console.WriteLine(ToolArguments.Usage);
    return 0;
}

if (ToolArguments.Parse(args, out string? problem) is not { } options)
{
    await Console.Error.WriteLineAsync($"{problem}{Environment.NewLine}{Environment.NewLine}{ToolArguments.Usage}").ConfigureAwait(false);
    return 2;
}

var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    RunwareEmulator emulator = await RunwareEmulator.StartAsync(options).ConfigureAwait(false);
    await using (emulator.ConfigureAwait(false))
    {
        Console.WriteLine($"Runware emulator at {emulator.Endpoint} (ledger: {new Uri(emulator.Endpoint, "/ledger")}). Ctrl+C stops.");
        await stop.Task.ConfigureAwait(false);
        EmulatorLedger ledger = emulator.Ledger;
        Console.WriteLine($"{ledger.TaskCount} tasks, {ledger.Charges} charges, {ledger.Amount} USD on paper.");
    }

    return 0;
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
