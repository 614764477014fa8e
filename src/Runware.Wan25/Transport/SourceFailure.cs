namespace Runware.Wan25.Transport;

/// <summary>Finds the failure of a local source inside what HTTP made of it: handlers wrap whatever a body throws.</summary>
internal static class SourceFailure
{
    public static Exception? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SourceChangedException or VideoRequestValidationException)
            {
                return exception;
            }
        }

        return null;
    }
}
