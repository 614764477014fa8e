namespace Runware.Wan25.Emulator;

/// <summary>Specifies how the archive represents a failed generation.</summary>
public enum ArchivedFailureShape
{
    /// <summary>
    /// As the provider's response: <c>response.response.errors</c> is an object with <c>errorCode</c> and <c>additionalDetails</c>.
    /// </summary>
    Nested,

    /// <summary>As getResponse reported it: <c>response.errors</c> is an array of errors.</summary>
    Flat,
}
