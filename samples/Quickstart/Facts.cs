using System.Globalization;
using Runware.Wan25;

namespace Quickstart;

/// <summary>What there is to know about the videos when they are saved.</summary>
internal static class Facts
{
    public static void Print(VideoResult result, IReadOnlyList<string> files, Arguments asked)
    {
        foreach (var (video, file) in result.Videos.Zip(files))
        {
            Say.Fact("File", Path.GetFullPath(file));
            Say.Fact("Size", string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(file).Length / 1024.0:0} KB"));
            Say.Fact("Seed", video.Seed?.ToString(CultureInfo.InvariantCulture) ?? "not told");
            Say.Fact("Cost", Cost(video, asked));
        }

        Say.Fact("Operation", result.OperationId.ToString());
        foreach (var failure in result.Failures)
        {
            Say.Problem($"One video was not made: {failure}");
        }
    }

    private static string Cost(GeneratedVideo video, Arguments asked) =>
        (video.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{cost:0.####} USD") : "not told")
        + (asked.Live ? "" : " (what Runware would charge; the emulator took nothing)");
}
