namespace Runware.Wan25.Browser.Tests;

/// <summary>Where the studio is, and an empty folder for what it writes.</summary>
internal sealed class StudioFolder : IDisposable
{
    public static string ContentRoot { get; } = FindContentRoot();

    public string Data { get; } = Directory.CreateTempSubdirectory("video-studio-").FullName;

    public void Dispose() => Directory.Delete(Data, recursive: true);

    private static string FindContentRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Runware.Wan25.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("Run these tests from inside a checkout."), "samples", "VideoStudio");
    }
}
