using Runware.Wan25.Emulator;
using Runware.Wan25.Simulation.Running;

namespace Runware.Wan25.Simulation.Plans;

/// <summary>
/// Which of the services that the evidence allows a world has: near the most likely one for half of the seeds, any for the others.
/// </summary>
internal sealed class ServicePlan
{
    private const double RareChange = 0.12;

    private readonly IReadOnlyList<(WorldOption Option, string Value)> _choices;

    private ServicePlan(IReadOnlyList<(WorldOption Option, string Value)> choices) => _choices = choices;

    public static ServicePlan Of(long seed)
    {
        var change = new SeededRandom(seed, "service").Chance(0.5) ? RareChange : 1;
        var defaults = new RunwareEmulatorOptions();
        List<(WorldOption Option, string Value)> choices = [];
        foreach (WorldOption option in ServiceWorld.Options)
        {
            // A stream for each option: a new one leaves the others as they were.
            var random = new SeededRandom(seed, $"service {PurposeOf(option)}");
            var drawn = random.Chance(change) ? option.Values[random.Between(0, option.Values.Count - 1)] : option.Get(defaults);
            choices.Add((option, RunSettings.Current.Service.FirstOrDefault(choice => choice.Option == option.Name).Value ?? drawn));
        }

        return new ServicePlan(choices);
    }

    public RunwareEmulatorOptions ApplyTo(RunwareEmulatorOptions options)
    {
        foreach ((WorldOption option, string value) in _choices)
        {
            if (!option.TrySet(options, value))
            {
                throw new InvalidOperationException($"{option.Name} does not take {value}.");
            }
        }

        return options;
    }

    // An old name: the purpose is part of what a seed means.
    private static string PurposeOf(WorldOption option) =>
        option.Name == nameof(RunwareEmulatorOptions.ArchiveKeepsLastResponse) ? "ArchiveKeepsLastAnswer" : option.Name;

    public override string ToString() => new ServiceWorld(ApplyTo(new RunwareEmulatorOptions())).ToString();
}
