namespace Runware.Wan25;

/// <summary>
/// Defines the names of the two <see cref="HttpClient"/>s that a registered client gets from <see cref="IHttpClientFactory"/>, for hosts
/// that configure them further. A keyed client appends <c>:</c> and its key.
/// </summary>
public static class Wan25HttpClientNames
{
    /// <summary>The name of the client for the API. Its requests carry the API key.</summary>
    public const string Api = "Runware.Wan25";

    /// <summary>The name of the client for downloads. Its requests carry no credentials.</summary>
    public const string Download = "Runware.Wan25.Download";

    /// <summary>
    /// The category of the logs that <see cref="IHttpClientFactory"/> writes for both clients, keyed ones included. They are off below
    /// Warning, whatever the level of other HTTP clients is.
    /// </summary>
    /// <remarks>To turn them on, set <c>Logging:LogLevel:System.Net.Http.HttpClient.Runware.Wan25</c> to <c>Information</c>.</remarks>
    public const string LogCategory = "System.Net.Http.HttpClient.Runware.Wan25";
}
