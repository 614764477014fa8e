using Runware.Wan25;

namespace Quickstart;

/// <summary>Chooses the files in which videos are saved.</summary>
internal static class OutputFile
{
    public static VideoOutputFormat? FormatOf(string? file) => Path.GetExtension(file)?.ToUpperInvariant() switch
    {
        ".MP4" => VideoOutputFormat.Mp4,
        ".WEBM" => VideoOutputFormat.WebM,
        ".MOV" => VideoOutputFormat.Mov,
        _ => null,
    };

    /// <summary>Chooses the given file, which may be replaced, or else a name that does not exist yet.</summary>
    public static string Choose(Arguments arguments, int index)
    {
        if (arguments.Output is { } output && index == 0)
        {
            return output;
        }

        var name = arguments.Output ?? (arguments["--prompt"] is null && arguments.Resume is null ? "lighthouse.mp4" : "video.mp4");
        return Candidates(name).First(file => !Path.Exists(file));
    }

    private static IEnumerable<string> Candidates(string name)
    {
        yield return name;
        for (var number = 2; ; number++)
        {
            string file = $"{Path.GetFileNameWithoutExtension(name)}-{number}{Path.GetExtension(name)}";
            yield return Path.Combine(Path.GetDirectoryName(name) ?? "", file);
        }
    }
}
