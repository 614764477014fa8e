namespace Runware.Wan25.Cli.Progress;

/// <summary>Shows how work goes on.</summary>
internal interface IProgressView : IProgress<VideoProgress>, IProgress<DownloadProgress>
{
    /// <summary>Begins the download of a file.</summary>
    void BeginDownload(string file);
}
