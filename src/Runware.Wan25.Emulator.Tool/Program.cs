using Runware.Wan25.Emulator;
using Runware.Wan25.Emulator.Tool;

return await new ToolCommand(RunAsync, ReplayAsync).RunAsync(args).ConfigureAwait(false);

static Task<int> RunAsync(
    RunwareEmulatorOptions options, string? faults, CancellationToken cancellationToken) => WithErrorsAsync(async () =>
{
    string? script = faults is null ? null : await File.ReadAllTextAsync(faults, cancellationToken).ConfigureAwait(false);
    RunwareEmulator emulator = await RunwareEmulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
    await using (emulator.ConfigureAwait(false))
    {
        AddFaults(emulator, faults, script);
        Console.WriteLine($"Runware emulator at {emulator.Endpoint} (ledger: {new Uri(emulator.Endpoint, "/ledger")}). Ctrl+C stops.");
        await UntilStoppedAsync(cancellationToken).ConfigureAwait(false);
        EmulatorLedger ledger = emulator.Ledger;
        Console.WriteLine($"{ledger.TaskCount} tasks, {ledger.Charges} charges, {ledger.Amount} USD on paper.");
    }
});

static Task<int> ReplayAsync(string file, ReplayOptions options, CancellationToken cancellationToken) => WithErrorsAsync(async () =>
{
    RecordingReplay replay = await RunwareEmulator.StartReplayAsync(file, options, cancellationToken).ConfigureAwait(false);
    await using (replay.ConfigureAwait(false))
    {
        Console.WriteLine($"Replay of {file} at {replay.Endpoint}: {replay.Remaining} exchanges. Ctrl+C stops.");
        await UntilStoppedAsync(cancellationToken).ConfigureAwait(false);
        Console.WriteLine(
            $"{replay.Remaining} exchanges were not requested, {replay.Differences.Count} requests were not in the recording.");
        foreach (string difference in replay.Differences.Distinct())
        {
            Console.WriteLine(difference);
        }
    }
});

static Task UntilStoppedAsync(CancellationToken cancellationToken) =>
    Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken)
        .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

static void AddFaults(RunwareEmulator emulator, string? file, string? script)
{
    try
    {
        if (script is not null)
        {
            emulator.Faults.AddJson(script);
        }
    }
    catch (FormatException exception)
    {
        throw new InvalidDataException($"{file}: {exception.Message}", exception);
    }
}

static async Task<int> WithErrorsAsync(Func<Task> work)
{
    try
    {
        await work().ConfigureAwait(false);
        return 0;
    }
    catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
    {
        await Console.Error.WriteLineAsync(failure.Message).ConfigureAwait(false);
        return 1;
    }
}
