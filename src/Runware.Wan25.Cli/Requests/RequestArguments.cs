using System.CommandLine;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Parameters;

namespace Runware.Wan25.Cli.Requests;

/// <summary>The prompt, the parameters and the key of one request, as arguments of a command.</summary>
internal sealed class RequestArguments
{
    private const string KeyScope = "wan25-cli";

    private readonly Argument<string> _prompt = new("prompt")
    {
        Description = $"{CliParameters.Prompt.Description} {CliParameters.Prompt.Limits} In quotes.",
    };

    private readonly Option<string> _key = new("--idempotency-key")
    {
        Description = "A name of your own for this one request, for example an order number: with the same key, the same video is joined "
            + "and not paid again.",
        HelpName = "text",
    };

    private readonly ParameterOptions _parameters = new(CliParameters.All);

    public void AddTo(Command command)
    {
        command.Arguments.Add(_prompt);
        foreach (Option option in _parameters.All.Append(_key))
        {
            command.Options.Add(option);
        }
    }

    /// <param name="context">The command.</param>
    /// <param name="format">The format in the name of the output.</param>
    /// <exception cref="CliException">The request is not valid.</exception>
    public VideoRequest Read(CommandContext context, string? format = null)
    {
        RequestValues values = _parameters.Read(context.Arguments);
        values[CliParameters.Prompt] = context.Arguments.GetValue(_prompt);
        if (format is not null && values[CliParameters.Format] is { } given && !given.Equals(format, StringComparison.OrdinalIgnoreCase))
        {
            throw CliException.InvalidArguments($"--format is {given}, but the name of --output ends in {format}.");
        }

        values[CliParameters.Format] ??= format;
        string? key = context.Arguments.GetValue(_key);
        return RequestFactory.TryCreate(
            values,
            path => ImageInput.FromFile(Path.GetFullPath(path, context.Environment.WorkingFolder)),
            builder => AddKey(builder, key),
            out VideoRequest? request,
            out IReadOnlyList<string> errors)
            ? request
            : throw CliException.InvalidRequest(
                errors, $"Nothing was sent. See wan25 {context.Arguments.CommandResult.Command.Name} --help.");
    }

    /// <summary>Gets the prompt as it was given.</summary>
    public string PromptOf(CommandContext context) => context.Arguments.GetValue(_prompt) ?? "";

    private static void AddKey(VideoRequestBuilder builder, string? key)
    {
        if (key is not null)
        {
            builder.WithIdempotencyKey(KeyScope, key);
        }
    }
}
