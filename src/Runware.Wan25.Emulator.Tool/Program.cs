using Runware.Wan25.Emulator;
using Runware.Wan25.Emulator.Tool;

return await new ToolCommand(RunAsync).RunAsync(args).ConfigureAwait(false);

static async Task<int> RunAsync(RunwareEmulatorOptions options, string? faults, CancellationToken cancellationToken)
{
    try
    {
        string? script = faults is null ? null : await File.ReadAllTextAsync(faults, cancellationToken).ConfigureAwait(false);
        RunwareEmulator emulator = await RunwareEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            if (script is not null)
            {
                emulator.Faults.AddJson(script);
            }

            Console.WriteLine($"Runware emulator at {emulator.Endpoint} (ledger: {new Uri(emulator.Endpoint, "/ledger")}). Ctrl+C stops.");
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            EmulatorLedger ledger = emulator.Ledger;
            Console.WriteLine($"{ledger.TaskCount} tasks, {ledger.Charges} charges, {ledger.Amount} USD on paper.");
        }

        return 0;
    }
    catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or FormatException)
    {
        string text = failure is FormatException ? $"{faults}: {failure.Message}" : failure.Message;
        await Console.Error.WriteLineAsync(text).ConfigureAwait(false);
        return 1;
    }
}
