using Runware.Wan25;

namespace Quickstart;

/// <summary>What the command line must be. What a video request must be is the SDK's business.</summary>
internal static class ArgumentRules
{
    public static IEnumerable<string> Check(Arguments asked) =>
        [.. asked.Strangers.Select(name => $"{name} is not an option, or lacks its value."), .. CheckService(asked), .. CheckResume(asked), .. CheckOutput(asked)];

    private static IEnumerable<string> CheckService(Arguments asked)
    {
        if (asked.Live && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Wan25ClientOptions.ApiKeyEnvironmentVariable)))
        {
            yield return $"--live needs an API key: set the environment variable {Wan25ClientOptions.ApiKeyEnvironmentVariable}. Leave out --live to try everything without one.";
        }

        if (asked is { Live: true, Resume: null } && asked["--prompt"] is null)
        {
            yield return "--live needs a --prompt: what you pay for should be what you want to see.";
        }

        if (asked["--endpoint"] is null)
        {
            yield break;
        }

        if (asked.Live)
        {
            yield return "--live is Runware itself, --endpoint is an emulator: choose one.";
        }

        // Nothing but --live may spend money, whatever URL is given.
        if (asked.Endpoint is not { IsLoopback: true })
        {
            yield return "--endpoint takes the URL of an emulator on this machine, for example http://127.0.0.1:6111/v1.";
        }
    }

    private static IEnumerable<string> CheckResume(Arguments asked)
    {
        if (asked["--resume"] is not { } given)
        {
            yield break;
        }

        if (asked.Resume is null)
        {
            yield return $"--resume {given} is not an operation id: an earlier run has printed it, for example be8fd83d-7116-4984-b37e-391df5ee434e-1.";
        }

        if (asked["--prompt"] is not null || asked.Image is not null)
        {
            yield return "--resume waits for a request that was submitted before: leave out --prompt and --image.";
        }

        if (!asked.Live && asked["--endpoint"] is null)
        {
            yield return "--resume needs --live, or --endpoint with an emulator that is still running: the one in this process has only just been born.";
        }
    }

    private static IEnumerable<string> CheckOutput(Arguments asked)
    {
        if (asked.Output is not { } file)
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
