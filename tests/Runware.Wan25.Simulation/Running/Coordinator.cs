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
        var isComplete = false;
        try
        {
            await ShardProcess.RunAsync(Take, [ShardProcess.Command, .. arguments, .. settings.Arguments], () => isComplete);
        }
        catch (InvalidOperationException exception)
        {
            throw new InvalidOperationException($"Shard {number} failed after {latest[number]}: {exception.Message}", exception);
        }

        void Take(string line)
        {
            var totals = Totals.TryRead(line);
            isComplete = totals is not null;
            latest[number] = totals ?? latest[number];
            if (!isComplete)
            {
                Write(line);
            }
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
