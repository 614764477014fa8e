namespace Runware.Wan25.Jobs;

/// <summary>What is stored of a job has a form that this version of the library does not know: a newer one wrote it.</summary>
public sealed class VideoJobFormatException : NotSupportedException
{
    internal VideoJobFormatException(string message)
        : base(message)
    {
    }
}
