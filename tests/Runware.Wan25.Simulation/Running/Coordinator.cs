using System.Diagnostics;
using System.Globalization;

namespace Runware.Wan25.Simulation.Running;

/// <summary>Spreads seeds over processes and adds up what they find.</summary>
internal sealed class Coordinator(Action<string> write, RunSettings settings)
{
    private readonly object _gate = new();

    public async Task<Totals> RunAsync(long from, long seeds, int processes)
    {
        var latest = new Totals?[processes];
        await Task.WhenAll(Enumerable.Range(0, processes).Select(number => RunShardAsync(number, from, seeds, processes, latest)));
        var sum = new Totals();
        foreach (var totals in latest)
        {
            sum.Add(totals!);
        }

        return sum;
    }

    private async Task RunShardAsync(int number, long from, long seeds, int processes, Totals?[] latest)
    {
        string[] arguments =
            [.. new[] { from + number, seeds - number, processes }.Select(value => value.ToString(CultureInfo.InvariantCulture))];
        using var process = Process.Start(ShardProcess.Start([ShardProcess.Command, .. arguments, .. settings.Arguments]))!;
        var errors = process.StandardError.ReadToEndAsync();
        var isComplete = false;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            isComplete = Totals.TryRead(line) is { } totals;
            if (isComplete)
            {
                latest[number] = Totals.TryRead(line);
            }
            else
            {
                Write(line);
            }
        }

        await process.WaitForExitAsync();
        if (!isComplete || process.ExitCode is not (0 or 1))
        {
            throw new InvalidOperationException($"Shard {number} ended with {process.ExitCode} after {latest[number]}: {await errors}");
        }
    }

    private void Write(string line)
    {
        lock (_gate)
        {
            write(line);
        }
    }
}
