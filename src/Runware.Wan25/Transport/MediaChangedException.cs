namespace Runware.Wan25.Transport;

/// <summary>A local file or stream has changed since an earlier attempt sent it, or began to.</summary>
internal sealed class MediaChangedException(string message, Exception? innerException = null) : Exception(message, innerException);
