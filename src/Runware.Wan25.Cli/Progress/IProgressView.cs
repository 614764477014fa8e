namespace Runware.Wan25.Cli.Progress;

/// <summary>Shows the progress of an operation and of its downloads.</summary>
internal interface IProgressView : IProgress<VideoProgress>, IProgress<DownloadProgress>
{
    void BeginDownload(string file);
}
