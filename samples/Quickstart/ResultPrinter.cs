using System.Globalization;
using Runware.Wan25;

namespace Quickstart;

/// <summary>Prints the saved videos.</summary>
internal static class ResultPrinter
{
    public static void Print(VideoResult result, IReadOnlyList<string> files, Arguments arguments)
    {
        foreach ((GeneratedVideo video, string file) in result.Videos.Zip(files))
        {
            ConsoleOutput.WriteField("File", Path.GetFullPath(file));
            ConsoleOutput.WriteField("Size", string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1024.0:0} KB"));
            ConsoleOutput.WriteField("Seed", video.Seed?.ToString(CultureInfo.InvariantCulture) ?? "unknown");
            ConsoleOutput.WriteField("Cost", Cost(video, arguments));
        }

        ConsoleOutput.WriteField("Operation", result.OperationId.ToString());
        foreach (VideoFailure failure in result.Failures)
        {
            ConsoleOutput.WriteError($"One video was not generated: {failure}");
        }
    }

    private static string Cost(GeneratedVideo video, Arguments arguments) =>
        (video.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{cost:0.####} USD") : "unknown")
        + (arguments.Live ? "" : " (what Runware would charge; the emulator charges nothing)");
}
