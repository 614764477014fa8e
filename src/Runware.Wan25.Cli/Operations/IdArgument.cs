using System.CommandLine;
using System.CommandLine.Parsing;

namespace Runware.Wan25.Cli.Operations;

/// <summary>Creates the arguments for operation ids.</summary>
internal static class IdArgument
{
    public static Argument<VideoOperationId> One() => new("id")
    {
        Description = "The id of the operation, which submit and generate print.",
        CustomParser = result => Parse(result, result.Tokens[0].Value),
    };

    public static Argument<VideoOperationId[]> Many() => new("id")
    {
        Description = "The ids of the operations, which submit and generate print.",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => [.. result.Tokens.Select(token => Parse(result, token.Value))],
    };

    private static VideoOperationId Parse(ArgumentResult result, string text)
    {
        if (!VideoOperationId.TryParse(text, out VideoOperationId id))
        {
            result.AddError($"'{text}' is not the id of an operation, such as be8fd83d-7116-4984-b37e-391df5ee434e-1.");
        }

        return id;
    }
}
