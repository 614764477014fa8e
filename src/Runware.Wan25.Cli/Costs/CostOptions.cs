using System.CommandLine;
using System.Globalization;

namespace Runware.Wan25.Cli.Costs;

/// <summary>How a command that costs money is allowed to.</summary>
internal sealed class CostOptions
{
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Does not ask whether the cost is all right." };

    private readonly Option<decimal?> _maxCost = new("--max-cost")
    {
        Description = "Does not ask if it costs at most this many US dollars, by the published prices, and refuses otherwise.",
        HelpName = "usd",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
            {
                return amount;
            }

            result.AddError($"--max-cost must be an amount in US dollars, for example 0.50; '{text}' was given.");
            return null;
        },
    };

    public IReadOnlyList<Option> All => [_yes, _maxCost];

    public CostPermission Read(ParseResult result) => new(result.GetValue(_yes), result.GetValue(_maxCost));
}
