using Runware.Wan25.Cli.Errors;

namespace Runware.Wan25.Cli.Files;

/// <summary>Determines the names under which the videos of one request are saved.</summary>
internal sealed class OutputFileNames
{
    private readonly string _folder;
    private readonly string _name;
    private readonly string? _extension;
    private readonly bool _isNamed;
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _claimed = [];

    private OutputFileNames(string folder, string name, string? extension, bool isNamed)
    {
        _folder = folder;
        _name = name;
        _extension = extension;
        _isNamed = isNamed;
    }

    /// <summary>Gets the service's spelling of the format in the name; null if it has none.</summary>
    public string? Format => _extension is null ? null : VideoFormats.OfFile(_extension);

    /// <summary>Determines the names for an operation whose prompt is not known.</summary>
    /// <inheritdoc cref="Choose(string?, string, string)"/>
    public static OutputFileNames Choose(string? output, string workingFolder, VideoOperationId id) =>
        Choose(output, workingFolder, $"video-{id.TaskId:N}"[..14]);

    /// <param name="output">A file or an existing folder, as given; null for a new file in the working folder.</param>
    /// <param name="workingFolder">The folder to which relative paths refer.</param>
    /// <param name="defaultName">The name of a new file, without an extension.</param>
    /// <exception cref="CliException">The path cannot be written, or is not a video file.</exception>
    public static OutputFileNames Choose(string? output, string workingFolder, string defaultName)
    {
        string path = Path.GetFullPath(output ?? ".", workingFolder);
        if (output is null || Directory.Exists(path) || Path.EndsInDirectorySeparator(output))
        {
            WritableFolder.Check(path);
            return new(path, defaultName, extension: null, isNamed: false);
        }

        string extension = Path.GetExtension(path);
        if (VideoFormats.OfFile(path) is null)
        {
            throw CliException.InvalidArguments(
                $"--output {output} must be an existing folder, or a file that ends in {ExtensionList()}.");
        }

        string folder = Path.GetDirectoryName(path)!;
        WritableFolder.Check(folder);
        return new(folder, Path.GetFileNameWithoutExtension(path), extension, isNamed: true);
    }

    /// <summary>Gets the path of the next video. A file that was named is replaced; any other name is new.</summary>
    public string Next(VideoOutputFormat? format)
    {
        string extension = _extension ?? VideoFormats.ExtensionOf(format);
        for (int number = 1; ; number++)
        {
            string path = Path.Combine(_folder, number == 1 ? $"{_name}{extension}" : $"{_name}-{number}{extension}");
            bool mayReplace = _isNamed && number == 1;
            if (!_given.Contains(path) && (mayReplace || !Path.Exists(path)))
            {
                _given.Add(path);
                return path;
            }
        }
    }

    /// <summary>
    /// Gets the path of the next video, and creates an empty file there unless it is the one that was named: another process may be
    /// downloading a video of the same prompt, and its file would be replaced.
    /// </summary>
    public string Claim(VideoOutputFormat? format)
    {
        while (true)
        {
            string path = Next(format);
            if (_isNamed && _given.Count == 1)
            {
                return path;
            }

            try
            {
                new FileStream(path, FileMode.CreateNew).Dispose();
                _claimed.Add(path);
                return path;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another process has just taken the name. Any other reason is reported by the download, with how to go on.
                if (!Path.Exists(path))
                {
                    return path;
                }
            }
        }
    }

    /// <summary>Deletes the empty file of a video that was not downloaded.</summary>
    public void Release(string path)
    {
        try
        {
            if (_claimed.Remove(path) && new FileInfo(path) is { Exists: true, Length: 0 })
            {
                File.Delete(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Why the download failed is more important.
        }
    }

    private static string ExtensionList() =>
        string.Join(", ", Enum.GetValues<VideoOutputFormat>().Select(format => VideoFormats.ExtensionOf(format)));
}
