namespace Runware.Wan25.Jobs;

/// <summary>The exception that is thrown when a job was stored in a newer format than this version of the library can read.</summary>
public sealed class VideoJobFormatException : NotSupportedException
{
    internal VideoJobFormatException(string message)
        : base(message)
    {
    }
}
