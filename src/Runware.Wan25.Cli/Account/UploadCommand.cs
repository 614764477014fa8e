using System.CommandLine;
using Runware.Wan25.Cli.Errors;
using Runware.Wan25.Cli.Hosting;
using Runware.Wan25.Cli.Service;

namespace Runware.Wan25.Cli.Account;

/// <summary>Uploads a file that can be used in many requests.</summary>
internal sealed class UploadCommand : CliCommand
{
    private static readonly string[] AudioExtensions = [".mp3", ".wav", ".m4a", ".aac", ".flac", ".ogg", ".oga", ".opus"];

    private readonly Argument<string> _file = new("file") { Description = "An image or an audio track." };

    public UploadCommand()
        : base("upload", "Uploads an image for --image or an audio track for --audio-input, and prints its media id. Free.") =>
        Arguments.Add(_file);

    public override async Task<int> RunAsync(CommandContext context)
    {
        string path = Path.GetFullPath(context.Arguments.GetRequiredValue(_file), context.Environment.WorkingFolder);
        bool isAudio = AudioExtensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
        ServiceConnection connection = await context.ConnectAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            MediaReference media = await (isAudio
                ? connection.Client.UploadAsync(AudioSource.FromFile(path), context.CancellationToken)
                : connection.Client.UploadAsync(ImageInput.FromFile(path), context.CancellationToken)).ConfigureAwait(false);
            context.Output.WriteResult(
                new UploadReport(media.MediaId, media.Url),
                AccountJsonContext.Default.UploadReport,
                ("Media", media.MediaId.ToString()),
                ("Use as", $"{(isAudio ? "--audio-input" : "--image")} {media.MediaId}"));
            return ExitCodes.Success;
        }
    }
}
