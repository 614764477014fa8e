using System.CommandLine;

namespace Runware.Wan25.Cli.Costs;

/// <summary>The options of a command that costs money.</summary>
internal sealed class CostOptions
{
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Does not ask for confirmation of the cost." };

    private readonly Option<decimal?> _maxCost = AmountOption.Create(
        "--max-cost",
        "Does not ask for confirmation up to this cost in US dollars, by the published prices; above it, nothing is sent.",
        example: "0.50");

    public void AddTo(Command command)
    {
        command.Options.Add(_yes);
        command.Options.Add(_maxCost);
    }

    public CostPermission Read(ParseResult result) => new(result.GetValue(_yes), result.GetValue(_maxCost));
}
