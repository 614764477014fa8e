namespace Runware.Wan25.Emulator;

/// <summary>Specifies how a failed generation stands in the archive.</summary>
public enum ArchivedFailureShape
{
    /// <summary>
    /// As the provider's answer: <c>response.response.errors</c> is an object with <c>errorCode</c> and <c>additionalDetails</c>.
    /// </summary>
    Nested,

    /// <summary>As getResponse reported it: <c>response.errors</c> is an array of errors.</summary>
    Flat,
}
