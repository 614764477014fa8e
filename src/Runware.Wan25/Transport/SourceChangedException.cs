namespace Runware.Wan25.Transport;

/// <summary>A local file or stream is no longer what an earlier attempt sent (or began to send).</summary>
internal sealed class SourceChangedException(string message, Exception? innerException = null) : Exception(message, innerException);
