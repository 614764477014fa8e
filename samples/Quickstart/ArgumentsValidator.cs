using Runware.Wan25;

namespace Quickstart;

/// <summary>What the command line must be. What a video request must be is the SDK's business.</summary>
internal static class ArgumentsValidator
{
    public static IEnumerable<string> Check(Arguments arguments) =>
        [.. arguments.UnknownArguments.Select(name => $"{name} is not an option, or lacks its value."), .. CheckService(arguments), .. CheckResume(arguments), .. CheckOutput(arguments)];

    private static IEnumerable<string> CheckService(Arguments arguments)
    {
        if (arguments.Live && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Wan25ClientOptions.ApiKeyEnvironmentVariable)))
        {
            yield return $"--live needs an API key: set the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}. Leave out --live to try everything without one.";
        }

        if (arguments is { Live: true, Resume: null } && arguments["--prompt"] is null)
        {
            yield return "--live needs a --prompt: what you pay for should be what you want to see.";
        }

        if (arguments["--endpoint"] is null)
        {
            yield break;
        }

        if (arguments.Live)
        {
            yield return "--live is Runware itself, --endpoint is an emulator: choose one.";
        }

        // Nothing but --live may spend money, whatever URL is given.
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
            yield return $"--resume {given} is not an operation id: an earlier run has printed it, for example be8fd83d-7116-4984-b37e-391df5ee434e-1.";
        }

        if (arguments["--prompt"] is not null || arguments.Image is not null)
        {
            yield return "--resume waits for a request that was submitted before: leave out --prompt and --image.";
        }

        if (!arguments.Live && arguments["--endpoint"] is null)
        {
            yield return "--resume needs --live, or --endpoint with an emulator that is still running: the one in this process has only just been born.";
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

        // Better now than when the video is paid for.
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            yield return $"--output {file}: the folder {folder} does not exist.";
        }
    }
}
