namespace Runware.Wan25.Simulation.Crashes;

/// <summary>Round after round, all variants in turn.</summary>
internal static class CrashHarness
{
    public static async Task<int> RunAsync(int rounds, long from, Action<string> write)
    {
        var variants = Enum.GetValues<CrashVariant>();
        var (kills, lives, failures) = (0, 0, 0);
        for (var number = 0; number < rounds; number++)
        {
            var round = new CrashRound(from + number, variants[number % variants.Length]);
            var problems = await round.RunAsync();
            kills += round.Kills;
            lives += round.Lives;
            failures += problems.Count > 0 ? 1 : 0;
            foreach (var problem in problems)
            {
                write(problem);
            }
        }

        write($"{rounds} rounds, {lives} lives, {kills} kills, {failures} rounds with another end than one charge and whole files");
        return failures;
    }
}
