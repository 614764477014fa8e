using System.CommandLine;
using Runware.Wan25.Cli.Costs;
using Runware.Wan25.Cli.Files;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Operations;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Requests;

/// <summary>Makes a video and saves it.</summary>
internal sealed class GenerateCommand : CliCommand
{
    private readonly RequestArguments _request = new();
    private readonly CostOptions _cost = new();
    private readonly Option<string> _output = OutputOption.Create("a new file in the working folder, named after the prompt");

    public GenerateCommand()
        : base("generate", "Makes a video of a text, or of an image and a text, and saves it.")
    {
        _request.AddTo(this);
        Options.Add(_output);
        _cost.AddTo(this);
    }

    public override async Task<int> RunAsync(CommandContext context)
    {
        string? output = context.Arguments.GetValue(_output);
        var file = OutputFileNames.Choose(output, context.Environment.WorkingFolder, Slug.Of(_request.PromptOf(context)));
        VideoRequest request = _request.Read(context, file.Format);
        CostPermission permission = _cost.Read(context.Arguments);
        await CostConfirmation.PassAsync(context, permission, request).ConfigureAwait(false);

        context.ResumeWithOutput(output ?? ".");
        ServiceConnection connection = await context.ConnectAsync(permission.ApplyTo).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await VideoSaver.RunAsync(
                context, connection, file, request.OutputFormat,
                view => connection.Client.GenerateAsync(request, view, context.CancellationToken)).ConfigureAwait(false);
        }
    }
}
