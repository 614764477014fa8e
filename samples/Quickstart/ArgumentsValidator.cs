using Runware.Wan25;

namespace Quickstart;

/// <summary>Validates the command line. The SDK validates the video request.</summary>
internal static class ArgumentsValidator
{
    public static IEnumerable<string> Check(Arguments arguments) =>
    [
        .. arguments.UnknownArguments.Select(name => $"{name} is not an option, or lacks its value."),
        .. CheckService(arguments),
        .. CheckResume(arguments),
        .. CheckOutput(arguments),
    ];

    private static IEnumerable<string> CheckService(Arguments arguments)
    {
        if (arguments.Live && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Wan25ClientOptions.ApiKeyEnvironmentVariable)))
        {
            yield return $"--live needs an API key: set the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}. "
                + "Without --live no key is needed.";
        }

        if (arguments is { Live: true, Resume: null } && arguments["--prompt"] is null)
        {
            yield return "--live needs a --prompt, because the video is charged.";
        }

        if (arguments["--endpoint"] is null)
        {
            yield break;
        }

        if (arguments.Live)
        {
            yield return "--live uses Runware and --endpoint an emulator: choose one of them.";
        }

        // Only --live may spend money, whatever the URL.
        if (arguments.Endpoint is not { IsLoopback: true })
        {
            yield return "--endpoint takes the URL of an emulator on this machine, for example http://127.0.0.1:6111/v1.";
        }
    }

    private static IEnumerable<string> CheckResume(Arguments arguments)
    {
        if (arguments["--resume"] is not { } given)
        {
            yield break;
        }

        if (arguments.Resume is null)
        {
            yield return $"--resume {given} is not an operation id, which an earlier run printed, "
                + "for example be8fd83d-7116-4984-b37e-391df5ee434e-1.";
        }

        if (arguments["--prompt"] is not null || arguments.Image is not null)
        {
            yield return "--resume waits for a request that was submitted before: leave out --prompt and --image.";
        }

        if (!arguments.Live && arguments["--endpoint"] is null)
        {
            yield return "--resume needs --live, or --endpoint with an emulator that is still running; "
                + "the one in this process has no videos yet.";
        }
    }

    private static IEnumerable<string> CheckOutput(Arguments arguments)
    {
        if (arguments.Output is not { } file)
        {
            yield break;
        }

        if (OutputFile.FormatOf(file) is null)
        {
            yield return $"--output {file} must end in .mp4, .webm or .mov.";
        }

        // Checked now, before the video is charged.
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            yield return $"--output {file}: the folder {folder} does not exist.";
        }
    }
}
