namespace Runware.Wan25.Transport;

/// <summary>Tells apart a connection that was never made from one that failed later.</summary>
internal static class ConnectionFailureClassifier
{
    /// <summary>Determines whether there never was a connection, so that no byte of a body was sent.</summary>
    public static bool IsWithoutConnection(Exception? failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>Describes the failure by its kind, for exceptions and logs.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="host">The host.</param>
    /// <param name="whatFailed">What is said where a connection may have been made.</param>
    public static string Describe(Exception failure, string host, string whatFailed)
    {
        string kind = failure is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error }
            ? error.ToString()
            : failure.GetType().Name;
        return $"{(IsWithoutConnection(failure) ? $"no connection to {host}" : whatFailed)} ({kind})";
    }
}
