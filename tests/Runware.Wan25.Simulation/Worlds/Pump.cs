namespace Runware.Wan25.Simulation.Worlds;

/// <summary>Moves the clock, from timer to timer, and only when nothing else can run.</summary>
internal sealed class Pump(World world)
{
    private const int MaxRequests = 400_000;
    private const int MaxSteps = 400_000;
    private static readonly TimeSpan MaxLife = TimeSpan.FromHours(24);

    private int _steps;

    /// <summary>Runs the world until the work is done. Whether it came to that.</summary>
    public async Task<bool> RunAsync(Task work)
    {
        while (true)
        {
            await Idle.Async();
            if (work.IsCompleted)
            {
                await work;
                return true;
            }

            if (Obstacle() is { } obstacle)
            {
                world.Report(
                    Invariant.NothingStuck,
                    $"{obstacle}; unfinished: {string.Join(", ", world.Jobs.SelectMany(job => job.Unfinished))}");
                return false;
            }

            world.NoteRoom();
            world.Clock.Advance(world.Clock.UntilNextTimer!.Value);
        }
    }

    private string? Obstacle() =>
        world.Clock.UntilNextTimer is not { } wait ? "nothing can run and no timer is set"
        : world.Clock.Elapsed + wait > MaxLife ? "a day has passed"
        : world.Requests > MaxRequests ? $"{MaxRequests} requests were sent"
        : ++_steps > MaxSteps ? $"the clock moved {MaxSteps} times"
        : null;
}
