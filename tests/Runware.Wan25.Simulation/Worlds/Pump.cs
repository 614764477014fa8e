namespace Runware.Wan25.Simulation.Worlds;

/// <summary>Moves the clock, from timer to timer, and only when nothing else can run.</summary>
internal sealed class Pump(World world)
{
    private const int MostRequests = 400_000;
    private const int MostSteps = 400_000;
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

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
        : world.Clock.Elapsed + wait > LongestLife ? "a day has passed"
        : world.Requests > MostRequests ? $"{MostRequests} requests were sent"
        : ++_steps > MostSteps ? $"the clock moved {MostSteps} times"
        : null;
}
