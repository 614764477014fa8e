using System.Globalization;
using Runware.Wan25;

namespace Quickstart;

/// <summary>What there is to know about the videos when they are saved.</summary>
internal static class ResultPrinter
{
    public static void Print(VideoResult result, IReadOnlyList<string> files, Arguments arguments)
    {
        foreach ((GeneratedVideo video, string file) in result.Videos.Zip(files))
        {
            ConsoleOutput.WriteField("File", Path.GetFullPath(file));
            ConsoleOutput.WriteField("Size", string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1024.0:0} KB"));
            ConsoleOutput.WriteField("Seed", video.Seed?.ToString(CultureInfo.InvariantCulture) ?? "not told");
            ConsoleOutput.WriteField("Cost", Cost(video, arguments));
        }

        ConsoleOutput.WriteField("Operation", result.OperationId.ToString());
        foreach (VideoFailure failure in result.Failures)
        {
            ConsoleOutput.WriteError($"One video was not made: {failure}");
        }
    }

    private static string Cost(GeneratedVideo video, Arguments arguments) =>
        (video.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{cost:0.####} USD") : "not told")
        + (arguments.Live ? "" : " (what Runware would charge; the emulator took nothing)");
}
