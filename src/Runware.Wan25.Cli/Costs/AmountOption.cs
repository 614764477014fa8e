using System.CommandLine;
using System.Globalization;

namespace Runware.Wan25.Cli.Costs;

/// <summary>Makes the options for amounts in US dollars.</summary>
internal static class AmountOption
{
    /// <param name="name">The name of the option.</param>
    /// <param name="description">What it does.</param>
    /// <param name="example">An amount, for the error about a value that is none.</param>
    public static Option<decimal?> Create(string name, string description, string example) => new(name)
    {
        Description = description,
        HelpName = "usd",
        CustomParser = result =>
        {
            string text = result.Tokens[0].Value;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount))
            {
                return amount;
            }

            result.AddError($"{name} must be an amount in US dollars, for example {example}; '{text}' was given.");
            return null;
        },
    };
}
