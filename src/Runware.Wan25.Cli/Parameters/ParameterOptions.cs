using System.CommandLine;

namespace Runware.Wan25.Cli.Parameters;

/// <summary>The options of a command: one for each parameter, with its limits in the help.</summary>
internal sealed class ParameterOptions
{
    private readonly List<(CliParameter Parameter, Option Option)> _options = [];

    /// <param name="parameters">The parameters; the prompt is an argument, not an option.</param>
    public ParameterOptions(IEnumerable<CliParameter> parameters)
    {
        foreach (CliParameter parameter in parameters.Where(parameter => parameter != CliParameters.Prompt))
        {
            _options.Add((parameter, parameter.IsSwitch ? SwitchOf(parameter) : OptionOf(parameter)));
        }
    }

    public IEnumerable<Option> All => _options.Select(entry => entry.Option);

    public RequestValues Read(ParseResult result)
    {
        var values = new RequestValues();
        foreach ((CliParameter parameter, Option option) in _options)
        {
            values[parameter] = option switch
            {
                Option<bool?> flag => result.GetValue(flag)?.ToString(),
                Option<string> text => result.GetValue(text),
                _ => null,
            };
        }

        return values;
    }

    private static Option<bool?> SwitchOf(CliParameter parameter) =>
        new($"--{parameter.Name}") { Description = parameter.Description, HelpName = "true|false" };

    private static Option<string> OptionOf(CliParameter parameter)
    {
        var option = new Option<string>($"--{parameter.Name}")
        {
            Description = parameter.Limits is { } limits ? $"{parameter.Description} Allowed: {limits}" : parameter.Description,
            HelpName = parameter.ValueName,
        };
        option.CompletionSources.Add([.. parameter.Values]);
        return option;
    }
}
