using System.CommandLine;
using System.Globalization;

namespace Runware.Wan25.Cli.Costs;

/// <summary>Creates the options for amounts in US dollars.</summary>
internal static class AmountOption
{
    /// <param name="name">The name of the option.</param>
    /// <param name="description">The description of the option.</param>
    /// <param name="example">An example of an amount, for the error about an invalid value.</param>
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
