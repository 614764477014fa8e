namespace Runware.Wan25.Cli.Progress;

/// <summary>Shows the progress of an operation and of its downloads.</summary>
internal interface IProgressView : IProgress<VideoProgress>, IProgress<DownloadProgress>
{
    /// <summary>Begins the download of a file.</summary>
    void BeginDownload(string file);
}
