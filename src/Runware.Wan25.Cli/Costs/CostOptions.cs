using System.CommandLine;

namespace Runware.Wan25.Cli.Costs;

/// <summary>How a command that costs money is allowed to.</summary>
internal sealed class CostOptions
{
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Does not ask whether the cost is all right." };

    private readonly Option<decimal?> _maxCost = AmountOption.Create(
        "--max-cost",
        "Does not ask if it costs at most this many US dollars, by the published prices, and refuses otherwise.",
        example: "0.50");

    public void AddTo(Command command)
    {
        command.Options.Add(_yes);
        command.Options.Add(_maxCost);
    }

    public CostPermission Read(ParseResult result) => new(result.GetValue(_yes), result.GetValue(_maxCost));
}
