namespace Runware.Wan25.Transport;

/// <summary>Finds the failure of a local source among inner exceptions: HTTP and handlers wrap the exceptions of a body.</summary>
internal static class LocalMediaFailureFinder
{
    public static Exception? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is MediaChangedException or VideoRequestValidationException)
            {
                return exception;
            }
        }

        return null;
    }
}
