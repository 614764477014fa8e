using System.Text.Json;
using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Mcp;

/// <summary>The arguments of a call.</summary>
internal sealed class McpArguments(IDictionary<string, JsonElement>? arguments)
{
    private readonly Dictionary<string, string> _texts = Read(arguments);

    public IEnumerable<(string Name, string Value)> All => _texts.Select(entry => (entry.Key, entry.Value));

    public string? this[string name] => _texts.GetValueOrDefault(name);

    /// <summary>Gets the required id of an operation.</summary>
    public VideoOperationId OperationId => VideoOperationId.TryParse(this["operationId"], out VideoOperationId id)
        ? id
        : throw CliException.InvalidArguments("operationId must be an id that submit_video returned, such as "
            + "be8fd83d-7116-4984-b37e-391df5ee434e-1.");

    /// <exception cref="CliException">An argument has a name that is not allowed.</exception>
    public void ThrowIfOther(params ReadOnlySpan<string> names)
    {
        foreach (string given in _texts.Keys)
        {
            if (!names.Contains(given))
            {
                throw CliException.InvalidArguments($"'{given}' is not an argument of this tool. Arguments: {string.Join(", ", names!)}.");
            }
        }
    }

    private static Dictionary<string, string> Read(IDictionary<string, JsonElement>? arguments)
    {
        var texts = new Dictionary<string, string>();
        foreach ((string name, JsonElement value) in arguments ?? new Dictionary<string, JsonElement>())
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Null or JsonValueKind.Undefined:
                    break;
                case JsonValueKind.String:
                    texts[name] = value.GetString()!;
                    break;
                case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                    texts[name] = value.GetRawText();
                    break;
                default:
                    throw CliException.InvalidArguments($"{name} must be a text, a number, true or false.");
            }
        }

        return texts;
    }
}
