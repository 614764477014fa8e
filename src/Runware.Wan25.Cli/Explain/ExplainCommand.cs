using System.CommandLine;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Operations;

namespace Runware.Wan25.Cli.Explain;

/// <summary>Explains what happened to one operation. Reads a file and sends nothing.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private readonly Argument<VideoOperationId> _id = IdArgument.One();

    private readonly Option<string> _recording = new("--recording")
    {
        Description = "The file that --record or Wan25Recorder wrote.",
        HelpName = "file",
        Required = true,
    };

    public ExplainCommand()
        : base("explain", "Explains one operation from a recording: the requests, the responses, the conclusion, and what to do. Free.")
    {
        Arguments.Add(_id);
        Options.Add(_recording);
    }

    public override async Task<int> RunAsync(CommandContext context)
    {
        VideoOperationId id = context.Arguments.GetRequiredValue(_id);
        string path = Path.Combine(context.Environment.WorkingFolder, context.Arguments.GetRequiredValue(_recording));
        OperationStory story = await ReadAsync(path, id, context.CancellationToken).ConfigureAwait(false)
            ?? throw new CliException(new(ErrorCodes.File, ExitCodes.Failure, $"{path} does not mention the operation {id.TaskId}."));
        if (context.Output.IsJson)
        {
            context.Output.WriteResult(story, StoryJsonContext.Default.OperationStory);
        }
        else
        {
            await context.Environment.Out.WriteLineAsync(StoryText.Write(story)).ConfigureAwait(false);
        }

        return ExitCodes.Success;
    }

    private static async Task<OperationStory?> ReadAsync(string path, VideoOperationId id, CancellationToken cancellationToken)
    {
        try
        {
            return await OperationExplainer.ExplainAsync(path, id, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw new CliException(new(ErrorCodes.File, ExitCodes.Failure, exception.Message), exception);
        }
    }
}
